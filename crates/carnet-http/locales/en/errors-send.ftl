# What the command `carnet send` refuses before anything is sent.
error-send-file-unreadable = This file cannot be read ({ $reason }). Check its path and your rights, then try again.
