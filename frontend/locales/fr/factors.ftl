# Seconde preuve
factor-first-title = Une seconde preuve, pour protéger les personnes
factor-first-staff = Vous avez accès aux coordonnées et aux demandes d’autres personnes. Votre adresse e-mail ne suffit pas à les protéger.
factor-first-anybody = Elle protège votre compte, même si quelqu’un lit vos e-mails.
factor-first-why = La seconde preuve montre que c’est bien vous, avec un appareil que vous seul avez.
factor-first-lost = Vous recevrez aussi 10 codes de secours à imprimer, pour le jour où l’appareil se perd.
factor-authenticator = Une application de codes
factor-authenticator-what = Votre téléphone affiche un code à 6 chiffres, qui change toutes les 30 secondes. Il marche sans réseau.
factor-authenticator-begin = Utiliser une application de codes
factor-title = C’est bien vous ?
factor-now = Avant de voir ce qui concerne d’autres personnes, prouvez que c’est bien vous.
factor-again = Ce que vous allez faire est important. Prouvez encore une fois que c’est bien vous.
factor-code = Le code à 6 chiffres
factor-code-hint = Celui que votre application affiche en ce moment.
factor-code-wrong = Ce n’est pas le bon code. Attendez le suivant, puis tapez-le. L’heure du téléphone doit être juste.
factor-prove = Continuer
factor-lost = Je n’ai pas mon appareil
factor-recovery = Un code de secours
factor-recovery-hint = Sur la feuille que vous avez imprimée : 10 lettres et chiffres. Chaque code sert une seule fois.
factor-recovery-wrong = Ce code de secours n’est pas le bon, ou il a déjà servi.
factor-lost-all = Plus de code de secours ? Demandez à la personne qui gère l’instance : elle peut retirer votre seconde preuve, puis vous en choisirez une autre.
authenticator-title = Votre application de codes
authenticator-open = Ouvrez l’application sur votre téléphone.
authenticator-which = Les mots de passe de l’iPhone, Aegis, FreeOTP, Google Authenticator… toutes marchent.
authenticator-scan = Ajoutez un compte, et visez ce carré avec l’appareil photo.
authenticator-qr = Le carré à viser avec l’application
authenticator-by-hand = Sans appareil photo, tapez cette clé :
authenticator-type = Tapez ici le code que l’application affiche.
authenticator-confirm = C’est fait
recovery-title = Vos codes de secours
recovery-what = Imprimez cette page, ou notez ces codes. Gardez-les loin de votre téléphone.
recovery-once = Si l’appareil se perd, chacun vous ouvre Binôme une fois. Cette page ne s’affichera plus.
recovery-kept = Je les ai gardés
factors-title = Ma seconde preuve
factors-authenticator-since = Elle est réglée depuis le
factors-remove = La retirer
factors-has = Seconde preuve réglée
factors-has-none = Pas encore de seconde preuve
factors-remove-theirs = Appareil perdu : retirer la seconde preuve
factors-recovery = Codes de secours
factors-recovery-left = { $count ->
    [0] Il ne vous en reste aucun. Imprimez-en d’autres.
    [one] Il vous en reste un.
   *[other] Il vous en reste { $count }.
}
factors-recovery-new = Imprimer 10 nouveaux codes
notice-factor-added = Votre seconde preuve est réglée.
notice-factor-removed = C’est retiré.
notice-factors-removed = Sa seconde preuve est retirée. La personne est prévenue par e-mail.

# Courriers
mail-factors-removed-subject = Votre seconde preuve a été retirée
mail-factors-removed =
    Bonjour,

    La personne qui gère l’instance a retiré la seconde preuve de votre compte Binôme (application de codes, clés d’accès, codes de secours).

    Si vous l’avez demandé, connectez-vous : vous en choisirez une autre. Sinon, prévenez-la tout de suite.

# Clés d’accès
passkey-title = Une clé d’accès
passkey-what = Votre appareil vous reconnaît, comme pour le déverrouiller : doigt, visage ou code. Rien à recopier.
passkey-add = Ajouter une clé d’accès
passkey-name = Un nom pour la reconnaître
passkey-name-hint = Par exemple « téléphone d’Ana ».
passkey-unnamed = Clé d’accès
passkey-since = Ajoutée le
passkey-used = A servi
passkey-prove = Utiliser ma clé d’accès
passkey-sign-in = Se connecter avec une clé d’accès
passkey-script = Les clés d’accès ont besoin de JavaScript. Sans lui, utilisez un code.
passkey-failed = La clé d’accès n’a pas répondu. Essayez encore, ou utilisez un code.
refusal-passkey-unknown = Cette clé d’accès n’a pas été reconnue. Essayez encore, ou utilisez un code.
