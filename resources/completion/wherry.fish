# Completion of wherry for fish; the program itself knows what may follow.
complete -c wherry -a '(wherry --complete (commandline -opc)[2..] (commandline -ct))'
complete -c wherry-cli -a '(wherry-cli --complete (commandline -opc)[2..] (commandline -ct))'
