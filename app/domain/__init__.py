"""What the diary means: values and rules. Standard library only, no I/O."""
