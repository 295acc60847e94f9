# Les pages d’erreur.
error-not-found-title = Cette page n’existe pas
error-not-found = L’adresse a peut-être changé, ou ce qu’elle montrait est terminé. Vous pouvez revenir à l’accueil.
error-origin-title = Nous n’avons pas pu recevoir votre réponse
error-origin = Elle ne venait pas d’une page de ce site. Revenez à la page et recommencez.
error-no-longer-title = Ce n’est plus possible
error-too-many-title = Trop d’essais à la suite
error-too-many = Attendez une minute, puis recommencez. Rien n’est perdu.
error-form-title = Nous n’avons pas pu lire votre réponse
error-form = Revenez à la page précédente et recommencez.
error-internal-title = Quelque chose n’a pas marché de notre côté
error-internal = Ce n’est pas votre faute. Réessayez dans un moment. Si cela continue, appelez l’association.
error-home = Revenir à l’accueil
