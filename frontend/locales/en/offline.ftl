offline-title = No network for now
offline-what = This device cannot reach Binôme.
offline-kept = If you asked for help, your request is not lost. We are still looking after it.
offline-messages = A message on its way will leave when you open the conversation again.
offline-back = As soon as the network is back, the page you wanted appears.
offline-retry = Try again
offline-other-language = Pas de réseau pour l'instant. Si vous avez fait une demande, elle n'est pas perdue. Cette page revient avec le réseau.
