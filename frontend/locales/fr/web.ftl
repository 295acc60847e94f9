# Les pages d’erreur.
error-not-found-title = Cette page n’existe pas
error-not-found = L’adresse a peut-être changé, ou ce qu’elle montrait est terminé. Vous pouvez revenir à l’accueil.
error-origin-title = Nous n’avons pas pu recevoir votre réponse
error-origin = Elle ne venait pas d’une page de ce site. Revenez à la page et recommencez.
error-no-longer-title = Ce n’est plus possible
error-too-many-title = Trop d’essais à la suite
error-too-many = Beaucoup d’essais viennent de cet appareil ou de cette connexion. Attendez un peu, puis recommencez. Rien n’est perdu.
error-busy-title = Il y a beaucoup de monde en ce moment
error-busy = Beaucoup de personnes demandent quelque chose en même temps. Attendez un peu, puis recommencez.
error-wait-seconds = { $count ->
    [one] Vous pourrez recommencer dans une seconde.
   *[other] Vous pourrez recommencer dans { $count } secondes.
}
error-wait-minutes = { $count ->
    [one] Vous pourrez recommencer dans une minute.
   *[other] Vous pourrez recommencer dans { $count } minutes.
}
error-reference = Si vous appelez pour cela, donnez cette référence :
error-too-large-title = C’est trop long
error-too-large = Ce que vous avez envoyé est trop long pour une seule fois. Revenez à la page précédente et envoyez-le en plusieurs fois.
error-too-slow-title = Votre réponse n’est pas arrivée en entier
error-too-slow = La connexion est peut-être faible. Revenez à la page précédente et recommencez.
error-form-title = Nous n’avons pas pu lire votre réponse
error-form = Revenez à la page précédente et recommencez.
error-internal-title = Quelque chose n’a pas marché de notre côté
error-internal = Ce n’est pas votre faute. Réessayez dans un moment. Si cela continue, appelez l’association.
error-home = Revenir à l’accueil
