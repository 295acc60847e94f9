offline-title = Pas de réseau pour l’instant
offline-what = Cet appareil n’arrive pas à joindre Binôme.
offline-kept = Si vous avez fait une demande, elle n’est pas perdue. Nous continuons de nous en occuper.
offline-messages = Un message en cours d’envoi partira quand vous rouvrirez la conversation.
offline-back = Dès que le réseau revient, la page que vous vouliez s’affiche.
offline-retry = Réessayer
offline-other-language = No network for now. If you asked for help, your request is not lost. This page comes back with the network.
