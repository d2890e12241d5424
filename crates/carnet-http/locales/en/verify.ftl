# What the command “carnet verify” says.
verify-key-given = Key of the log: the one you gave ({ $key }).
verify-key-embedded = Key of the log: the one inside the archive itself ({ $key }). Compare it with the one the service publishes, or give it with --key.
verify-log = Transparency log { $origin }, { $size } lines of all spaces.
verify-signature = Signature of the log: { $right } right of { $checked }.
verify-lines = Lines of your history: { $right } right of { $checked }.
verify-proofs = Proofs of presence in the log: { $right } right of { $checked }.
verify-documents = Documents that are what was deposited: { $right } of { $checked }.
verify-awaiting = Lines not yet in the log: { $count }.
verify-withheld = Lines whose content is withheld: { $count }.
verify-holds = Everything is true.
verify-false = This archive is not what it should be.
