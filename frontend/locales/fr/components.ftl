component-optional = (facultatif)
component-error = Erreur :
component-errors = { $count ->
    [one] Il reste un point à revoir
   *[other] Il reste { $count } points à revoir
 }
component-search = Chercher
component-step = Étape { $current } sur { $total }
component-journey-done = Fait :
component-code = Votre code
component-quoted = « { $word } »
component-trust-word = Le mot de confiance :
component-who-reads = Qui lira ceci, et pourquoi
component-who-reads-more = Tout savoir sur vos données
component-close = Fermer
component-offer-now = Quelqu’un a besoin de vous
component-offer-announced = Quelqu’un a besoin de vous : { $topic }
component-offer-why = Pourquoi vous :
component-offer-accept = Je m’en occupe
component-offer-decline = Pas cette fois
component-pager = Autres pages de la liste
component-pager-before = Précédents
component-pager-after = Suivants
component-pager-rows = De { $from } à { $until }, sur { $total }
