component-optional = (optional)
component-error = Error:
component-errors = { $count ->
    [one] One thing needs another look
   *[other] { $count } things need another look
 }
component-search = Search
component-step = Step { $current } of { $total }
component-journey-done = Done:
component-code = Your code
component-quoted = “{ $word }”
component-trust-word = The trust word:
component-who-reads = Who will read this, and why
component-who-reads-more = All about your data
component-close = Close
component-offer-now = Somebody needs you
component-offer-announced = Somebody needs you: { $topic }
component-offer-why = Why you:
component-offer-accept = I'll take it
component-offer-decline = Not this time
component-pager = Other pages of the list
component-pager-before = Previous
component-pager-after = Next
component-pager-rows = { $from } to { $until }, of { $total }
