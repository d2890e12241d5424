# Ce qui se dit quand le stockage ne répond pas, ou qu’une écriture n’a pas pu être garantie.
error-server-unavailable = Le service ne peut rien enregistrer pour le moment. Ce que vous avez envoyé n’a peut-être pas été gardé.
    .next = Recommencez dans quelques instants : un document envoyé deux fois n’est gardé qu’une fois.
error-server-halted = Le service s’arrête : une écriture n’a pas pu être garantie. Ce que vous avez envoyé n’a peut-être pas été gardé.
    .next = Recommencez dans quelques minutes : un document envoyé deux fois n’est gardé qu’une fois.
