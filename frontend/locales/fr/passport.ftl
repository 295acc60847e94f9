passport-title = Votre passeport
passport-of = Passeport { DE($name) }
passport-lead = Tout ce que vous avez donné et appris, sur une page. Elle est à vous, même quand vous quittez une association.
passport-total = d’aide et de permanences
passport-sessions = { $count ->
    [one] accompagnement
   *[other] accompagnements
 }
passport-kinds = Heures
passport-badges = Les montrer, les prendre
passport-topics = Thématiques
passport-modules = Modules réussis
passport-thanks = Mots de remerciement
passport-none = Tout commence
passport-none-more = Votre premier compte rendu et votre premier module réussi s’ajouteront ici.
passport-yours = Ce qui est à votre nom
passport-yours-what = Vous pouvez tout emporter, ou supprimer votre compte.

takeaway-title = Emporter ce qui est à votre nom
takeaway-lead = Un fichier zip : un fichier JSON avec tout, et un tableau CSV par sujet.
takeaway-part-who = Qui vous êtes, comment vous joindre, comment vous aidez, vos associations
takeaway-part-hours = Chaque ligne d’heures, et vos permanences
takeaway-part-records = Les comptes rendus que vous avez écrits, avec leurs corrections
takeaway-part-training = Les modules réussis
takeaway-part-badges = Vos badges et vos attestations
takeaway-not = Ce que les personnes aidées ont dit d’elles n’y est pas : c’est à elles.
takeaway-take = Emporter le fichier

leave-title = Supprimer votre compte
leave-lead = C’est pour de bon. Personne ne peut le rétablir, nous non plus.
leave-goes = Ce qui disparaît
leave-goes-name = Vos prénom, nom, adresse e-mail et téléphone
leave-goes-sign-in = Vos connexions, cartes, clés d’accès et notifications
leave-goes-profile = Votre profil, vos disponibilités, votre contrat, ce que l’association a noté de vous
leave-goes-papers = Les pages de vos attestations et de vos badges : les papiers déjà donnés ne pourront plus être vérifiés
leave-goes-words = Les mots que vous avez notés pour vous-même
leave-goes-help = Vos accompagnements en cours sont confiés à d’autres, et vos places en permanence sont rendues
leave-stays = Ce qui reste, sans vous
leave-stays-hours = Vos heures, en chiffres, dans les totaux de l’association : personne n’y est nommé
leave-stays-records = Les comptes rendus des personnes aidées, qui sont à elles
leave-stays-audit = La trace des actes faits avec ce compte, sous un pseudonyme
leave-stays-copies = Les sauvegardes, 30 jours au plus : rétablies, elles vous effaceraient de nouveau
leave-export = Emporter d’abord ce qui est à votre nom
leave-sure = Voulez-vous vraiment partir ?
leave-sure-yes = Oui, supprimer mon compte et tout ce qui est écrit ci-dessus
leave-now = Supprimer mon compte
leave-not = Garder mon compte
leave-not-sure = Cochez la case pour confirmer.
leave-last-coordinator = Vous êtes la dernière personne à coordonner une association. Confiez-la d’abord à quelqu’un.
leave-last-operator = Vous êtes la dernière personne à gérer cette instance. Confiez-la d’abord à quelqu’un.
leave-last-title = Qui coordonnera { $association } ?
leave-last-what = Donner ce rôle à un membre
notice-account-deleted = Votre compte est supprimé. Merci pour tout ce que vous avez donné.
