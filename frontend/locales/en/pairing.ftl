# Why this request is offered to you.
why-in-circle = This person knows you
why-former-helper = You have teamed up before
why-distance = { $km } km away
why-next-door = very near
why-trained = You took the module
why-online-now = You are here now
why-free-then = You are free then
why-speaks = You speak the same language ({ $languages })
why-one-of-few = Few people can do this
why-rested = It is your turn
why-answers-usually = You usually answer
why-chosen = Your association thought of you

# The mails that stand in for ringing.
mail-offer_now-subject = Somebody needs you now
mail-offer_now-text =
    Hello,

    Somebody needs help now, and we thought of you.
    To see the request and answer:

    { $url }

    If you cannot, never mind: others were told too.
mail-offer_list-subject = A request for help is waiting for you
mail-offer_list-text =
    Hello,

    One or more requests are waiting, when you can:

    { $url }
mail-reminder-subject = Could you call?
mail-reminder-text =
    Hello,

    Ten minutes ago you agreed to help somebody.
    Could you call? Tell us here, or say that you will be late:

    { $url }

    Without news, the request will be offered to somebody else.
