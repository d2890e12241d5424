# What the command `carnet send` refuses before anything is sent.
error-send-file-unreadable = This file cannot be read ({ $reason }). Check its path and your rights, then try again.
error-send-header-incomplete = The header of this document does not say { $element }, which every deposit must state. Ask the maker of your software to complete what it writes, then send a new file.
