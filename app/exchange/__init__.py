"""Files that other programs read: tables (CSV) and dates (iCalendar). Domain objects in, bytes out."""
