hours-title = Vos heures
hours-total = d’aide
hours-people = { $count ->
    [one] personne aidée
   *[other] personnes aidées
 }
hours-validated = validées par l’association
hours-none = Aucune aide notée ce mois-ci
hours-none-more = Chaque compte rendu s’ajoute ici. Vous pouvez aussi noter une aide donnée ailleurs.
hours-reason = L’association n’a pas retenu cette aide : { $reason }
hours-confirmed = Confirmée
hours-disputed = Pas d’accord
hours-state-recorded = À valider
hours-state-validated = Validée
hours-state-refused = Non retenue
hours-before = Le mois d’avant
hours-after = Le mois d’après
hours-log = Noter une aide
hours-permanence = Permanence, { $place }
