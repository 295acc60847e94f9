# L’accueil d’une personne qui aide.
home-title = Mon accueil
home-hello = Bonjour { $name }
home-available = Disponible
home-pause = Pause jusqu’à demain
home-paused = Vous êtes en pause. Les demandes reviendront { $moment }.
home-not-ready-title = Encore une étape avant votre première demande
home-not-ready = Votre association doit voir une pièce d’identité et signer la charte avec vous. Ensuite, votre téléphone sonnera.
home-not-ready-link = Voir ce qui manque
home-now = Quelqu’un a besoin de vous
home-later = Quand vous pourrez ({ $count })
home-underway = En cours
home-since = Accepté { $moment }
home-resumes = On reprend { $moment }
home-nobody-title = Personne n’attend pour l’instant
home-nobody = Gardez votre téléphone près de vous. Nous vous préviendrons.
home-phone-title = Vous prévenir, même page fermée
home-phone = Votre téléphone peut sonner quand quelqu’un a besoin de vous. Sinon, vous recevez un e-mail.
home-push = Faire sonner cet appareil
home-push-on = Cet appareil sonnera.
home-push-off = Cet appareil ne sonne pas.
home-push-denied = Votre navigateur refuse les notifications. Vous pouvez changer cela dans ses réglages.
home-push-failed = Cela n’a pas marché. Vous recevrez un e-mail.
home-push-unsupported = Cet appareil ne sait pas sonner. Vous recevrez un e-mail.
home-more = Autres choses à faire
home-ask-desk = Demander de l’aide pour quelqu’un
home-log = Noter une aide déjà donnée
home-hours = Mes heures
home-profile = Mon profil
notice-paired = C’est à vous. Merci. Voici tout ce qu’il faut pour aider.
notice-declined = Entendu. Cette demande ira à quelqu’un d’autre.

# Une demande que quelqu’un a prise avant vous.
lost-title = Cette demande n’est plus disponible
lost-taken-title = { $name } s’en occupe déjà
lost-taken = Merci d’avoir été là. Grâce à des personnes comme vous, l’attente a été courte.
lost-withdrawn = La personne n’a plus besoin d’aide. Merci d’avoir été là.
lost-full = Vous aidez déjà plusieurs personnes. Terminez un accompagnement, puis revenez.
lost-not-allowed = Votre association ne peut pas vous confier cette demande pour le moment. Parlez-en avec elle.
lost-home = Revenir à mon accueil
offer-gone-taken = { $name } s’en occupe. Merci d’avoir été là.
offer-gone-withdrawn = La personne n’a plus besoin d’aide. Merci d’avoir été là.
offer-gone-closed = L’association a clos cette demande. Merci d’avoir été là.
offer-gone-expired = Cette demande attendra la prochaine ouverture.
offer-gone-not_allowed = Cette demande n’est plus proposée par votre association.
offer-gone-full = Vous accompagnez déjà plusieurs personnes : quelqu’un d’autre est prévenu.
offer-gone-declined = Vous avez passé votre tour.

# La page d’attente, sans scripts.
wait-look-again = Voir s’il y a du nouveau
home-permanences = Les permanences qui viennent
home-availability = Mes disponibilités
home-away = Je ne suis pas disponible
home-away-today = Aujourd’hui
home-away-week = Cette semaine
home-away-now = Vous n’êtes pas disponible aujourd’hui. Aucune demande à faire aujourd’hui ne vous est proposée.
offer-gone-not_trained = Cette demande attend quelqu’un qui a suivi le module. Si vous le suivez, elle peut revenir.
offer-gone-not_free = Vous n’êtes pas disponible à ce moment : quelqu’un d’autre est prévenu.
