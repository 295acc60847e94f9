# Ce qui manque ou ne va pas dans une réponse : ce qui s’est passé, puis quoi faire.
input-empty = Il manque une réponse ici. Quelques mots suffisent.
input-too-long = Ce texte est trop long. Gardez l’essentiel.
input-strange = Ce texte contient un signe qui ne peut pas être lu. Écrivez-le à nouveau, sans copier-coller.
input-first-name-empty = Il manque votre prénom. Un surnom suffit.
input-commune-unknown = Cette commune n’a pas été trouvée. Écrivez son nom ou son code postal.
input-commune-several = Plusieurs communes portent ce nom. Choisissez la bonne dans la liste.

input-phone-empty = Il manque un numéro de téléphone. Il a 10 chiffres, par exemple 06 39 98 00 12.
input-phone-letters = Ce numéro contient des lettres. Écrivez un seul numéro, avec des chiffres seulement.
input-phone-too-short = Ce numéro est trop court. Un numéro a 10 chiffres, par exemple 06 39 98 00 12.
input-phone-too-long = Ce numéro est trop long. Écrivez un seul numéro, de 10 chiffres.
input-phone-premium = Appeler ce numéro coûte cher. Donnez un autre numéro.
input-phone-unknown = Ce numéro n’est pas reconnu. En France, il commence par 0. Ailleurs, il commence par + et le code du pays.

input-email-empty = Il manque une adresse e-mail. Elle ressemble à prenom@example.org.
input-email-several = Il y a un espace ou une virgule dans cette adresse. Écrivez une seule adresse, sans espace.
input-email-no-at = Cette adresse n’est pas complète. Elle a un seul signe @, au milieu : prenom@example.org.
input-email-domain = La fin de cette adresse n’est pas complète. Après le signe @, il faut un nom, un point et une fin : example.org.
input-email-letters = Cette adresse contient un accent ou un signe qui n’existe pas dans une adresse. Écrivez-la à nouveau, sans accent.
input-email-too-long = Cette adresse est trop longue. Vérifiez-la, puis écrivez-la à nouveau.

input-secret-password = On dirait un mot de passe ou un code secret. Effacez-le : personne ici n’en a besoin.
input-secret-card = On dirait le numéro d’une carte bancaire. Effacez-le : personne ici n’en a besoin.
input-secret-iban = On dirait un numéro de compte bancaire (IBAN). Effacez-le : vous le montrerez plus tard, si c’est utile.
input-secret-social-security = On dirait un numéro de sécurité sociale. Effacez-le : vous le montrerez plus tard, si c’est utile.
