"""Files that other programs read: tables (CSV) and dates (iCalendar), made from domain objects."""
