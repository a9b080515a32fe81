one-moment = One moment …
tablet-unread = This tablet could not read what is kept on it; perhaps it is full. Do not close this page: free some space on the tablet. It tries again by itself.
back-to = Back to { $place }
next-is = Next: { $place }
choose = Choose

strip-sending = Sending …
strip-waiting =
    { $visits ->
        [one] { $visits } sealed packet waits to be sent. It is safe on this tablet and goes by itself.
       *[other] { $visits } sealed packets wait to be sent. They are safe on this tablet and go by themselves.
    }
strip-stuck =
    { $visits ->
        [one] { $visits } sealed packet needs you or your coordinator. See why.
       *[other] { $visits } sealed packets need you or your coordinator. See why.
    }
strip-kept = Everything is with the office. Copies stay here until its backup is checked.
strip-nothing = Nothing waits to be sent
strip-offline = No network. You can go on working.

enrol = Set up this tablet
enrol-lede = Your coordinator gave you a card with a code and seven words. Type both. The tablet then works, also without a network.
enrol-code = Code on the card
enrol-code-how = For example: mokade-47. Capital letters and spaces do not matter.
enrol-words = The seven words
enrol-words-how = All seven. Capital letters, spaces and dashes do not matter; you may also type syllable by syllable.
enrol-doubt-code = This is not as on the card. Compare it letter by letter.
enrol-doubt-word = Word { $word } is not as on the card. Compare it letter by letter.
enrol-doubt-count = The card has seven words. Here are { $words }.
enrol-doubt-somewhere = Something here is not as on the card. Compare the words and the code letter by letter.
enrol-here-already = This card is on this tablet already. Open it with your PIN.
enrol-unprepared = This tablet has never reached the office, so it has no checklist yet. It needs a network once. What you typed stays here: try again when there is a network.
enrol-begun = There is no network now. You can begin all the same: choose a PIN and work. As soon as there is a network, the tablet tells the office of your card by itself.
enrol-whose = Whose card is this?
enrol-whose-instead = Mine. It takes the place of { $code }, which the office did not take; what waits goes out with the new card.
enrol-whose-other = Another person’s, who shares this tablet
card-waits = The office does not know of your card yet. Go on working: the tablet tells it by itself as soon as there is a network, and then sends what you finished.
card-refused = The office did not take the card { $code }.
card-refused-what = Nothing is lost: what you finished waits on this tablet, sealed, and you can go on working. Ask your coordinator for a new card and type it in here.
card-refused-go = Type in another card
enrol-missing = Please fill this in. It is printed on the card.
enrol-go = Set up this tablet
enrol-busy = Getting your checklist and stations …
enrol-help = No card, or it does not work? Ask your coordinator for a new one. A card works only once.
enrol-another = Add another person
enrol-another-lede = Several people can share this tablet. Each has a card and a PIN of their own; nobody reads what another one writes.
enrol-already = Already on this tablet: { $codes }.
enrol-already-go = Open my stations

secret-choose = Choose a PIN for { $code }
secret-what = The PIN locks what you write on this tablet. Without it nobody can read it.
secret-office = The office cannot look up your PIN. Remember it, and do not write it on the tablet.
secret-forgotten = If you forget it, you lose only what was not sealed yet. The office gets a rescue copy of that.
secret-new-pin = New PIN
secret-new-pin-how = Six digits, Khmer or Latin. Not six equal ones, and none in a row such as 123456.
secret-new-words = New words
secret-new-words-how = Four to six different words, with spaces between them.
secret-again-pin = The same PIN once more
secret-again-words = The same words once more
secret-show = Show
secret-filled = { $filled } of { $whole } digits
secret-empty = Please fill this in.
secret-not-six-digits = A PIN has exactly six digits.
secret-digits-all-equal = Six equal digits are the first that others try. Please choose others.
secret-digits-running = Digits in a row are among the first that others try. Please choose others.
secret-not-four-to-six-words = These must be four, five or six words, with spaces between them.
secret-words-repeated = Every word may stand there only once.
secret-differs = That was not the same. Please type it once more, or begin again above.
secret-use-words = Use words instead of digits
secret-use-pin = Use six digits instead of words
secret-keep-pin = Keep this PIN
secret-keep-words = Keep these words
secret-busy = Locking with it …

unlock = This tablet is locked
unlock-who = Whose turn is it?
unlock-pin = PIN of { $code }
unlock-words = Words of { $code }
unlock-go = Unlock
unlock-busy = Checking …
unlock-use-words = I have words instead of digits
unlock-use-pin = I have six digits
unlock-wrong =
    { $tries ->
        [one] That was wrong. One try is left.
       *[other] That was wrong. { $tries } tries are left.
    }
unlock-wrong-what = After five wrong tries, what is not sealed is destroyed on this tablet. The office keeps a rescue copy.
unlock-wait =
    { $seconds ->
        [one] The next try is checked after one second.
       *[other] The next try is checked after { $seconds } seconds.
    }
unlock-destroyed = What { $code } had not sealed yet has been destroyed on this tablet
unlock-destroyed-what = Nobody can read it here any more. A rescue copy goes to the office as soon as there is a network, and the office can finish it with you.
unlock-destroyed-now = Are you { $code }? Choose a new PIN below and go on; the list of your stations comes back with a new card. Otherwise ask your coordinator for a card of your own.
unlock-no-pin = { $code } has no PIN on this tablet yet.
unlock-waiting =
    { $waiting ->
        [0] Nothing waits to be sent.
        [one] One sealed packet waits to be sent. Sending goes on while the tablet is locked.
       *[other] { $waiting } sealed packets wait to be sent. Sending goes on while the tablet is locked.
    }
unlock-sealed = Nothing on this tablet can be read or shown any more. It is sealed for the organisation.
unlock-sealed-of = Nothing that { $code } filled in on this tablet can be read or shown any more. It is sealed for the organisation.
unlock-another = Add another person with a card
forgot = I forgot it
forgot-sure = Begin anew without it?
forgot-what = What you have not sealed is destroyed on this tablet and cannot be opened again. A rescue copy goes to the office, so that it is not lost. Then you choose a new PIN.
forgot-go = Destroy it here and begin anew

lock-warning = Nobody has touched the tablet for a while. It locks in { $seconds } seconds. What you wrote is kept.
lock-warning-stay = Stay unlocked

seal-now = Seal now
seal-now-sure = Seal everything and lock?
seal-now-what = Every visit you have begun, and an incident you are telling, is sealed for the organisation as it is, unfinished. Nobody can read it or go on with it on this tablet. It works without a network.
seal-now-go = Seal and lock
seal-now-no = No, go on working
seal-now-failed = Not everything could be sealed. What is left is locked under your PIN.

my-tablet = My tablet
my-tablet-code = Your code
my-tablet-waiting = Waiting to be sent
my-tablet-waiting-count =
    { $waiting ->
        [0] Nothing
        [one] { $waiting } sealed packet
       *[other] { $waiting } sealed packets
    }
my-tablet-space = Space
space-plenty = There is plenty of space.
space-little =
    { $photos ->
        [one] Space is getting short: room for about { $photos } more photo.
       *[other] Space is getting short: room for about { $photos } more photos.
    }
space-none = Hardly any space is left. Delete apps or pictures from this tablet before you go on.
space-unknown = This browser does not say how much space is left.
protection = Is it safe from clearing?
protection-kept = Yes. The browser has promised not to clear what is kept here.
protection-may-be-cleared = This tablet may clear what is kept when its storage is full. Install the app on the home screen: then it is kept.
protection-unknown = The browser does not say. Install the app on the home screen to be safe.
protection-ask = Ask the browser again
protection-dismiss = I have read this
install-how = How to install the app
install-how-menu = Open the menu of the browser: the three dots at the top or bottom.
install-how-add = Choose “Add to home screen” or “Install app”.
install-how-open = From now on, open it from the home screen. You stay enrolled, and nothing is lost.
my-tablet-pin = Change your PIN
pin-present = Your present PIN or words
pin-changed = Your new PIN is kept. The old one no longer opens anything.
lock-now = Lock now
lock-now-what = Locks at once. You go on exactly where you were.
person-remove = Leave this tablet
person-remove-what = Takes { $code } off this tablet: the vault, the stations, everything. Ask for a new card if you come back.
person-remove-waiting = Possible when no visit is begun and the office has everything of yours in a checked backup. This is what is still missing: { $waiting }.
person-remove-sure = Leave this tablet for good?
person-remove-go = Leave this tablet

my-stations = My stations
visits-begun = Visits you have begun
corrections-begun = Corrections you have begun
queries = The office asks: { $queries }
query = The office asks
query-visit = Your visit that arrived on { $day }
query-answer = Look and answer
query-what = What the office would like to know
query-because-looks-right = The office would like to be sure about this visit.
query-because-unlikely-number = A number is unusual. Was it measured and typed as you meant?
query-because-contradiction = Two answers do not seem to go together. What is right?
query-because-visits-disagree = Some answers are not clear. Are they as you remember?
query-because-photo = A photo is not clear. Please say what it shows, or call your coordinator.
query-because-wrong-station = Was it this station that you visited?
query-because-monitor-answered = The office would like to be sure about this visit.
query-because-look-again = Please think again about this visit.
query-because-own-words = The office has a question about this visit. Please call your coordinator if it is not clear what is meant.
query-ways = How do you want to answer?
query-ways-what = Both are fine. Nobody thinks that you did anything wrong. What you sent is sealed and cannot be shown here.
query-anew = Answer anew
query-is-right = It is right as it is
query-begun = You have begun to answer.
query-go-on = Go on with the answer
query-call = If it is not clear what is meant, call your coordinator. Until you answer, the visit counts as you sent it.
query-gone = The office does not ask this any more, or you have answered it already.
query-sealed = Your answer is finished
confirming = It is right as it is
confirming-what = Nothing in the visit is changed. Say in a few words why it is right.
confirming-why = Why is it right?
confirming-lacks-reason = Say why it is right as it is.
confirming-finish = Finish the answer
confirming-finish-go = Seal the answer
correction-because-looked-again = I thought about it again: it is so
correction-because-was-so = It was so when I was there
visit-go-on = Go on
assigned = Stations you are to visit
reference-not-kept = The newest lists could not be kept: the tablet may be full. Free some space on it. What was here before still works, and the tablet tries again by itself.
assigned-none = No stations have been given to you by name. Find the station you are at below.
assigned-withheld = The list of your stations is not shown, because a new PIN was chosen without the old one. You can go on: find the station you are at below. A new card from your coordinator brings the list back.
assigned-visited = { $visited } of { $stations } visited
premises-visited = { $rooms } rooms, { $visited } visited
progress-visited = Visited
progress-begun = Begun
progress-left = To visit
visited-besides = Visited today, not on your list
route = Order by distance
route-what = The nearest comes first, then the nearest from there. As the crow flies: the road may be longer.
route-from-here = From where I am
route-from = From a place on my list
route-ordered = Your stations are now in order of distance.
place-unknown = its place on the map is not known
locate-busy = Looking for where you are. Under open sky it goes faster. Where you are is not kept and not sent.
locate-within-m = The tablet knows where you are to within about { $value } m. It is not kept and not sent.
locate-within-km = The tablet knows where you are only to within about { $value } km. It is not kept and not sent.
locate-refused = The tablet may not look for where you are. You can allow it in its settings, or find the station by code, name or area.
locate-unavailable = The tablet cannot find out where you are. Turn location on and go under open sky, or find the station by code, name or area.
find-station = Find a station
find-text = Code or name
find-text-how = Part of the name of the school or pagoda, the village, or the code of the station.
find-by-area = Look area by area
find-near = Find stations near me
find-not-on-list = No station on this tablet's list has this code. If it is printed at the station, you can visit it all the same.
find-take-code = Visit the station with the code { $code }
find-out-of-reach = The stations of this area are not on this tablet yet. Connect to a network once, then choose it again.
find-count =
    { $stations ->
        [0] No station found. Try fewer letters, or look area by area.
        [one] { $stations } station
       *[other] { $stations } stations
    }
find-only-in = Names are searched only in the areas whose lists are on this tablet: { $areas }. To search in another one, choose it in “Look area by area”.
find-nowhere = No list of stations is on this tablet yet. First choose your area in “Look area by area”.
place-room = { $premises }, room { $room }
room = Room { $room }

station-unknown = This station is not on this tablet's list. Check the code. If it is the one printed at the station, you may begin: the office will look the code up.
station-begun = You have already begun a visit here.
station-no-code = This is not the code of a station. Find the station by its code or name.
station-unplanned = This station is not on your list. You may visit it; the office will see it as an additional visit.
station-again = You were here at { $time }. The new visit goes on from it: what is still so you take over, after looking again.
station-next-door = You visited { $room } here at { $time }. What belongs to the whole place – gate, path, toilet – you can take over, after looking again.
station-rooms = Other rooms of the same place
station-is-it = Is this the station you are at?
station-code = Code
station-room = Room
station-voters = Registered voters
checklist-missing = The checklist is not on this tablet yet. Connect to a network once and open your stations.
form-which = Which form do you fill in?
form-full = The whole checklist: { $questions } questions, about 45 minutes
form-short = The short form: { $questions } questions, about 15 minutes
visit-start = Begin the visit

visit = Visit
reach = How far could you go?
reach-how = Say this first. It decides what you are asked.
reach-entered = I can go in
reach-outside-only = Only from outside
reach-refused = I was not let in
reach-closed = The station is closed
reach-not-found = I cannot find the station
reach-then-outside-only = Answer what you can see from outside. What you cannot see stays open.
reach-then-refused = Stay polite. Say thank you and go. Do not argue, and do not try again against their will.
reach-then-closed = Look whether a notice says why, or where people are to go. Then you may go.
reach-then-not-found = Ask somebody nearby, if that is safe. If you still do not find it, you may go.
reach-is-result = This is a result too, and it counts. You can finish now: that takes less than a minute.
reach-questions =
    { $questions ->
        [one] Answer what you can see: { $questions } question
       *[other] Answer what you can see: up to { $questions } questions
    }
reach-again = This is not right: choose again
told-open =
    { $remedies ->
        [one] At the visit before, the chair was told of { $remedies } thing. Is it put right now?
       *[other] At the visit before, the chair was told of { $remedies } things. Are they put right now?
    }
told-open-go = Look: put right?
known-count =
    { $answers ->
        [one] { $answers } answer is known from before. Look whether it is still so.
       *[other] { $answers } answers are known from before. Look whether they are still so.
    }
known-go = Look: still so?
known = Still so?
known-what = This was seen before. Look at each one again. What you do not look at stays open.
known-from = As at { $room }, { $time }: still so?
known-from-here = As at this room, { $time }: still so?
known-still-so = Still so
known-answer-again = Answer again
known-all-still-so = All { $answers } of these are still so
known-taken-over =
    { $answers ->
        [one] Taken over: { $answers } answer.
       *[other] Taken over: { $answers } answers.
    }
known-done = Nothing is left to look at again.
visit-progress = { $answered } of { $asked } questions answered
visit-first-section = Begin with { $section }
visit-next-section = Go on with { $section }
visit-so-far = What was found so far
sections = Sections
sections-all = All sections
section = Section
section-not-asked = Nothing to answer so far
section-not-asked-why = Nothing has to be answered here, because of what you answered before.
section-must =
    { $complaints ->
        [one] { $complaints } answer on this page cannot stay as it is
       *[other] { $complaints } answers on this page cannot stay as they are
    }
section-done = Done
section-progress = { $answered } of { $asked } answered
questions = Questions
question-of = Question { $at } of { $all } in this section
question-next = Next
question-back = Back
undone-answer = Undone: the last change to question { $number }.
asking-how = How questions are shown
asking-section = Show the whole section on one page
asking-question = Show one question at a time
leaving-not-kept = Your last answers could not be kept on this tablet. If you go on, they may be lost when the tablet is switched off.
leaving-try-again = Try again
leaving-anyway = Go on anyway
section-carried = { $answers } taken over
move = Move to the right station
move-go-to = Wrong station? Move this visit
move-what = This visit was begun at { $station }. Choose where it belongs. Everything you answered goes with it.
move-likely = Rooms nearby and on your list
move-to = To { $station }
move-other-station = Choose another station
move-why = Why is it moved?
move-because-mistaken = I chose the wrong station
move-because-relocated = The station is now in another place
move-because-code-differs = The code on the door is another
move-because-other = Another reason
move-words = In your own words
move-words-how = Only if the choice above does not say it all. No names.
move-reason-missing = Choose why the visit is moved.
move-words-missing = Say the reason in a few words.
move-go = Move the visit
moved = The visit now belongs to { $station }.
discard = Begun by mistake?
discard-what = Everything you filled in for this visit is deleted from this tablet and cannot be brought back.
discard-go = Delete this visit
draft-gone = This visit is not on this tablet, or it is finished already.
keeping-kept = Kept on this tablet
keeping-keeping = Keeping …
keeping-not-kept = Your last answers could not be kept. The tablet may be full. Do not close this page: free some space on the tablet. They are then kept by themselves.

question-number = Question { $number }
read-aloud = Read aloud
read-aloud-stop = Stop reading
read-aloud-there = Every question can be read aloud: press its button.
read-aloud-none = This device has no voice of its own for this language, so questions cannot be read aloud.
complaint = To put right
reason-not-observed = Not observed
reason-not-applicable = Does not apply
reason-not-measured = Could not measure
reason-not-counted = Could not count
reason-not-replied = No reply
because = Why not?
because-crowd = Too crowded
because-no-permission = Not allowed
because-danger = Not safe
because-no-tool = No tool
because-cannot-reach = Out of reach
note-add = Add a note
note = Note
note-first = Until you answer, the note is kept beside “{ $reason }”.
take-back = Take the answer back
measured-cm = Measured, in centimetres
measured-m = Measured, in metres
measured-min = Time, in minutes
symbol-cm = cm
symbol-m = m
symbol-min = min
counted = Number
number-unreadable = This is not a number. Write for example 85 or 85.5.
count-unreadable = This is not a whole number. Write for example 3, or 0 for none.
stick-instead = No tape? Use the stick of { $length }
stick-legend = Does the stick of { $length } fit?
stick-fits = The stick fits
stick-does-not-fit = The stick does not fit
drawing-show = Show a drawing
drawing-show-stick = Show how to use the stick
drawing-gate-width = Measure from the shut leaf to the opposite post, level, about knee high. What is shut does not count.
drawing-path-width = Seen from above: measure where two things come closest, here between a parked motorbike and a water jar.
drawing-overhead = From the ground to the lowest thing that hangs over the way. A white cane does not find it.
drawing-list-height = From the ground straight up to the highest line of names.
drawing-ramp-rise = From the ground at the foot straight up to the top of the ramp, not along the slope.
drawing-ramp-length = Along the slope, from where it begins to rise to where it becomes level.
drawing-ramp-width = Straight across between the side edges, where the ramp is narrowest.
drawing-ramp-ends = At the top: level free space in front of the door. At the foot, in the ring: no edge that stops a wheel.
drawing-door-width = The door stands open. Measure from the face of the leaf to the opposite frame: the leaf takes some of the opening away.
drawing-threshold-height = From the floor to the top of the sill, on the side where it is higher. A wheel has to get over it.
drawing-inside-width = Seen from above: between the table and the wall, where voters pass.
drawing-turning-space = Seen from above: a free square of 150 cm, so that a wheelchair can turn round.
drawing-booth-height = From the floor to the top of the table voters write on.
drawing-knee-space = From the floor to the underside of the table: knees and wheels must fit below it.
drawing-booth-opening = Between the inner edges of the two side screens.
drawing-slot-height = From the floor to the slot, with the box where it stands today.
drawing-picture-height = The lower edge is about 80 cm, the upper edge about 150 cm above the floor.
drawing-tape = Above: the tape is straight and tight. Below, crossed out: it sags, and the number comes out too large.
drawing-stick = Carry the stick level through the opening. If it passes without touching, it fits.
own-words = In your own words
photo-take = Take a photo
photo-busy = Opening the picture …
photo-enough = That is as many photos as this question takes.
photo-unreadable = This picture could not be read. Try another one.
photo-too-large = This picture is too large for the tablet. Take it with the camera of this page, or choose a smaller one.
photo-tools-missing = The camera page could not be loaded. Try again when there is a network.
photo-kept = Photo kept on this tablet.
photo-kept-as = Photo { $number }: kept on this tablet
photo-keeping-as = Photo { $number }: not kept yet
photo-not-here = Photo { $number }: its picture is not on this tablet
photo-thrown-away = The page was hidden or locked, so the unfinished photo was thrown away. Nothing of it is left. Take it again.
camera-how = Hold the tablet upright with both hands and point its back at what the question names. Wait until nobody is in the picture.
camera-help = If you cannot see the picture, ask somebody to point the tablet and to tell you what it shows. You decide what is kept.
camera-no-gallery = A picture taken here does not go into the gallery. It carries no place and no time.
camera-starting = The camera is starting. Allow it if the tablet asks.
camera-on = The camera is on.
camera-refused = This page may not use the camera. Allow it in the settings of the browser for this page and try again, or choose a picture below.
camera-none = No camera was found. Choose a picture below.
camera-busy = The camera does not answer. Another app may be using it: close that app and try again.
camera-again = Try the camera again
camera-picture = What the camera sees
camera-shoot = Take the picture
camera-switch = Other camera
camera-torch = Light
photo-choose = Choose a picture on this tablet
photo-choose-warning = Only when the camera above does not work: a copy may stay in the gallery. Delete it there afterwards.
photo-close = Close without a photo
photo-look-fine = Picture taken.
photo-look-dark = Picture taken. It is very dark: something may cover the camera, or there is too little light.
photo-look-bright = Picture taken. It is very bright: the camera may look into the sun or a lamp.
photo-look-flat = Picture taken. It shows almost nothing: the camera may be too close to a wall.
photo-edit = Hide what may not be seen
photo-edit-how = Cover faces, names on lists and number plates with areas, or cut off the edges. You can also draw an area with a finger on the picture.
photo-edit-in-memory = This picture is not kept yet. If you leave this page or the tablet is locked, it is thrown away.
photo-lock-soon = The tablet locks soon, and this picture is thrown away then. Touch the screen to stay.
photo-edit-picture =
    { $areas ->
        [0] The picture, nothing covered
        [one] The picture, { $areas } area covered
       *[other] The picture, { $areas } areas covered
    }
photo-crop = Cut off the edges
photo-crop-top = Cut off at the top
photo-crop-right = Cut off on the right
photo-crop-bottom = Cut off at the bottom
photo-crop-left = Cut off on the left
photo-percent = { $percent } %
photo-area = Area { $number }
photo-area-add = Cover an area
photo-area-added = Area { $number } covers the middle of the picture. Move it over what may not be seen.
photo-area-drawn = Area { $number } covers what you drew.
photo-area-left = From the left edge
photo-area-top = From the top edge
photo-area-width = Width
photo-area-height = Height
photo-area-remove = Remove area { $number }
photo-area-removed = Area { $number } removed.
photo-undo = Undo
photo-undone = The last change is undone.
photo-start-again = Start again
photo-started-again = The whole picture is back, nothing is covered.
photo-unfit = Does it show mostly a person, or something nobody may show? Take it again or drop it.
photo-take-again = Take it again
photo-drop = Drop this photo
photo-drop-sure = Drop this photo?
photo-drop-what = Nothing of it stays on the tablet.
photo-to-check = Go on: check the picture
photo-check = Check the picture
photo-check-how = This is what will be kept. Nobody can uncover what is covered.
photo-check-alt = The picture as it will be kept
photo-nobody = No person can be recognised
photo-nobody-how = No faces, no names on lists, no number plates. If you cannot see it, let somebody you trust look.
photo-nobody-missing = Tick this only when it is so. If not, go back and cover what can be recognised.
photo-describe-now = What the photo shows
photo-describe-later = A sentence for people who cannot see it. No names. You can also write it later.
photo-keep = Keep this photo
photo-keeping = Keeping the photo …
photo-not-kept = The photo could not be kept. The tablet may be full: delete films or apps, then try again. The picture is still here as long as you stay on this page.
photo-try-again = Try again
photo-back-to-edit = Change the picture again
photo-describe = What photo { $number } shows
photo-describe-how = A sentence for people who cannot see it. No names.
photo-without-words = Photo { $number }, not described yet
photo-remove = Remove photo { $number }
photo-remove-sure = Remove photo { $number }?
photo-remove-what = The photo and its description are taken out of this visit.
derived = { $name }: { $value }

derived-good = Not too steep
tilt = Measure the slope with the tablet
tilt-when = A tape is more exact. Use this when the height of the ramp cannot be measured.
tilt-length-first = Measure the length of the ramp first.
tilt-lay = Lay the tablet flat on the slope, screen up, its top pointing up the ramp. Press the button, then do not touch the tablet.
tilt-first = Take the first reading
tilt-hold = Measuring. Do not move the tablet.
tilt-turn = Now turn the tablet half round on the same spot, so that its top points down the ramp. Press the button again.
tilt-second = Take the second reading
tilt-unsteady = The tablet moved or did not lie flat. Lay it down and take the reading again.
tilt-not-turned = The two readings do not fit together. Was the tablet turned half round on the same spot? Take the second reading again.
tilt-not-allowed = This device does not let its sensor be read. Measure the height with a tape.
tilt-level = level
tilt-found = Slope { $gradient }. On a length of { $length } that is a height of { $rise }.
tilt-take = Enter { $rise } as the height of the ramp
tilt-taken = Entered. A note says that it comes from the tilt.
tilt-note = Height worked out from the tilt of the tablet: { $gradient }
complaint-missing = No answer yet.
complaint-out-of-range = This cannot be. Possible is { $from } to { $to }.
complaint-not-whole = This must be a whole number.
complaint-unknown-choice = This choice does not belong to the question. Choose again.
complaint-excludes-others = "None of these" cannot stand beside another choice.
complaint-too-long = Too long: { $letters } letters, at most { $longest }.
complaint-too-many-photos = Too many photos, at most { $most }.
complaint-wrong-kind = This answer does not go with the question. Answer again.
complaint-rise-not-below-length = The height of a ramp must be smaller than its length. Measure again.
complaint-incomplete = { $left } rows are still open.
complaint-unusual = Unusual: mostly it is { $from } to { $to }. Look again, and leave it if it is so.
complaint-phone-number-in-text = This looks like a telephone number. Please take it out: nobody should be recognised.
complaint-photo-not-described = Say in words what the photo shows.

interviews = Talks with voters
interviews-how = Ask for consent first. Write no names. A voter who refuses counts as well.
interviews-count =
    { $interviews ->
        [0] None yet
        [one] { $interviews } talk
       *[other] { $interviews } talks
    }
interview-add = New talk
interview-number = Talk { $number }
interview-refused = Refused
interview-refused-thanks = Thank you. The refusal is counted, nothing else is kept.
interview-not-asked = Not asked yet
interview-answers = { $answers } answers
interview-gone = This talk is not there any more.
interview-remove = Remove this talk
talk-question-of = Question { $at } of { $all } in this talk
interview-done = Back to the talks
interviews-counts = { $agreed } agreed, { $refused } did not
interview-private = Talk where neither staff nor party agents can hear or see it. If there is no such place, do not talk.
consent = Ask for consent first
consent-to-the-voter = Before we talk
consent-answer = What the voter says
consent-yes = The voter agrees
consent-no = The voter does not agree
consent-given = The voter agrees to talk
interview-stop-heading = The voter does not want to go on?
interview-stop-what = Everything said is deleted. Only that the talk was stopped is counted.
interview-stop = Stop the talk
alone-hand-over = Give the tablet to the voter
alone-hand-over-what = The voter sees this talk and nothing else, and answers alone. When the tablet comes back it is locked, and you need your PIN.
alone = Your own answers
alone-how = Nobody sees what you choose here. You need not answer everything. Write no name.
alone-done = I am finished
alone-stop = Stop and delete my answers
alone-stop-what = Nothing of what you chose is kept.
alone-thanks = Thank you
alone-give-back = Please give the tablet back. It is locked.
alone-monitor = For the monitor: unlock

today = What the chair can put right today
today-counts = { $open } can be put right today, { $told } told, { $putRight } put right
today-safe = You need not tell anybody anything. Tell the chair only where it is safe and disturbs nobody at voting.
today-none = Nothing was found so far that the chair can put right today.
today-to-the-chair = To the chair of the station: these changes would make voting easier today
today-answers-stay = Leave your answers as they are. What is put right is counted apart.
told-chair = Told the chair
told-at = Told the chair at { $time }
told-before = Told at { $time } at the visit before. Is it put right now?
put-right = It is put right
put-right-at = Put right, seen at { $time }
remedy-take-back = Take back
remedy-photo = You may take a photo of how it looks now.
remedy-photo-kept = A photo shows how it looks now: { $description }
remedy-photo-remove = Remove the photo
large-show = Show in large letters
large-close = Close

incident = Report an incident
incident-safety = First get to safety. You need not write now: what you have written waits here for you.
incident-reader = Only those in charge at your organisation read it. Nothing is passed on before a second person has looked at it. It never counts in the rating of a station.
incident-kinds = What happened?
incident-kinds-how = Choose all that fit.
incident-seen-by = How do you know?
incident-seen-by-monitor = I saw it myself
incident-seen-by-told-by-voter = A voter told me
incident-now = How is it now?
incident-injured = Somebody is injured
incident-going-on = It is still going on
incident-urgent = Somebody should act now
incident-is-urgent = Urgent: the office sees it first. Call your coordinator as well, once you are safe.
incident-chair = Was the chair of the station told?
incident-chair-yes = Yes
incident-chair-no = No
incident-chair-refused = Yes, but the chair would not take it up
incident-place = Where was it?
incident-place-none = At no station, or I do not know which
incident-place-other = At another station
incident-place-code = Code of that station
incident-place-found = This is { $station }
incident-place-not-found = This code is not on this tablet’s list. You can send it all the same.
incident-note = What happened, in a few words
incident-note-how = What was seen and what was done. No names, no party, nothing that tells who somebody is. You may leave it empty.
incident-finish = Seal and send
incident-finish-what = Once it is sealed, nobody can read it on this tablet any more. It is sent by itself, before all visits, as soon as there is a network.
incident-go = Seal this report
incident-forget = Do not send it?
incident-forget-what = What is written here is deleted and cannot be brought back.
incident-forget-go = Delete what is written
incident-forgotten = Deleted. Nothing of it is left on this tablet.
incident-left = Still missing
incident-no-kind = Choose what happened.
incident-no-seen-by = Say how you know.
incident-no-chair-told = Say whether the chair was told.
incident-station-unreadable = This is no code of a station.
incident-note-too-long = Too long: write less than { $most } letters.
incident-no-key = This tablet cannot seal yet. Connect to a network once and open your stations. What you wrote is kept.
incident-sealed = The report is sealed
incident-sealed-waiting = It is sent by itself as soon as there is a network; until then it waits on this tablet. You need do nothing more.
incident-sealed-what = Nobody can read it on this tablet any more. In the office, two people look at it before anything is passed on.
incident-another = Report another one

review = Before you finish
review-go = Look through and finish
review-all-well = Every question has an answer.
review-must = To put right: { $complaints }
review-must-what = These answers cannot be as they are.
review-doubts = Please look again: { $complaints }
review-doubts-what = They may be right. If so, leave them.
review-missing = No answer yet: { $complaints }
review-missing-what = You may leave them open. They count as not seen, never as "no".
review-missing-in = { $section }: { $questions }
finish = Finish the visit
finish-what = After finishing, the answers stay as they are.
finish-with-gaps = You may finish although some answers are missing. After finishing, the answers stay as they are.
finish-held = Some answers must be put right first.
finish-go = Finish this visit
sealed = The visit is finished
sealed-heading = Sealed
sealed-what = It is sealed for your organisation. Nobody can read it on this tablet any more, not even you.
sealed-waits = It waits on this tablet and is sent as soon as there is a network.
sealed-gone = It does not wait on this tablet any more.
sealed-next-room = Next: another room here
sealed-next = Next station

choose-questions = Choose questions
choose-what = Tick every question you answered wrongly, or left out. Then you answer them again.
choose-not = Talks with voters and photos cannot be corrected.
choose-search = Search
choose-search-how = Words of the question, or its number.
choose-found =
    { $questions ->
        [0] No question found. Try fewer letters, or look section by section.
        [one] { $questions } question found
       *[other] { $questions } questions found
    }
choose-count =
    { $questions ->
        [0] Nothing chosen yet
        [one] { $questions } question chosen
       *[other] { $questions } questions chosen
    }
choose-answer = Answer them again
choose-more = Choose other questions
correction = Correct a visit
correction-overview = Overview of the correction
correction-offer = Did you remember a mistake?
correction-offer-what = A finished visit is sealed and cannot be read here. But you can say what was wrong, and how it should be.
correction-again = Was something else wrong too?
correction-begin = Correct this visit
correction-go-on = Go on with the correction
correction-of = Visit finished at { $time }
correction-times =
    { $corrections ->
        [one] corrected once
       *[other] corrected { $corrections } times
    }
correction-too-often = It has been corrected too often. Please call the office.
correction-too-late = Visits to this station cannot be corrected here any more: a tablet remembers for one and a half days only. Please call the office.
correction-what = Answer again what was wrong, and say why. The office keeps both answers. Everything else stays as it was sent.
correction-ahead = The visit itself still waits to be sent. The office puts both together, whichever comes first.
correction-so-far = Until now: { $answer }
correction-was = Until now
correction-is = From now on
correction-not-yet = Not answered again yet
correction-questions-chosen = Questions to correct: { $questions }
correction-brought-up = Questions that belong to the new answers: { $questions }
correction-brought-up-what = Perhaps you did not answer them at the visit. Answer them if you know. Otherwise leave them.
correction-add = Answer this too
correction-add-all = Answer all { $questions }
correction-added = Added to the questions to correct.
correction-closed =
    { $questions ->
        [one] With the new answer, { $questions } question is not asked any more. The office no longer counts what was said to it.
       *[other] With the new answers, { $questions } questions are not asked any more. The office no longer counts what was said to them.
    }
correction-why = Why do you correct it?
correction-because-mistyped = I pressed or wrote something wrong
correction-because-measured-wrong = I measured or counted wrongly
correction-because-saw-later = I saw it only later
correction-because-misunderstood = I misunderstood the question
correction-because-other = Another reason
correction-words = The reason in your own words
correction-words-how = Needed only if no reason above fits. No names.
correction-lacks-question = Choose at least one question.
correction-lacks-answer = Answer at least one question again.
correction-lacks-reason = Say why you correct it.
correction-unanswered =
    { $questions ->
        [one] { $questions } question is not answered again. There, what was sent stays.
       *[other] { $questions } questions are not answered again. There, what was sent stays.
    }
correction-finish = Finish the correction
correction-finish-what = It is sealed and sent like a visit. After that, nobody can read it on this tablet.
correction-finish-go = Seal the correction
correction-discard = Nothing to correct after all?
correction-discard-what = This correction is deleted from this tablet. The visit stays as it was sent.
correction-discard-go = Delete this correction
correction-sealed = The correction is finished
correction-sealed-what = It is sealed for your organisation. Nobody can read it on this tablet any more, not even you. It does not count as another visit.
findings-of = What was found: { $station }
findings-so-far = This is what your answers show so far. It changes with them.
findings-rating = Can people vote here?
findings-count =
    { $barriers ->
        [one] { $barriers } barrier found
       *[other] { $barriers } barriers found
    }
findings-count-none = No barrier was found in what you saw.
findings-hinders = Hinders: { $groups }
findings-evidence = What this rests on
findings-bound = Held against: { $name }, { $value }
findings-see = What was found
advice-later = What others should do
advice-later-what = The office passes this on to those who can do it.
advice-to = For: { $addressee }
remedy-class-same-day = All the serious barriers found can be gone today.
remedy-class-before-next-election = What remains can be put right before the next election.
remedy-class-relocate-or-build = Here it takes another room, or building work.

outbox = Sent and waiting
outbox-lede = Everything here is sealed, safe, and sent by itself. You can go home. A copy stays on this tablet until the office has it in a backup that was checked.
outbox-send-now = Send now
outbox-ask-now = Ask the office about its backup
outbox-unwritten = This tablet could not write down what was sent; perhaps it is full. It tries again by itself, and nothing counts twice.
app-kept-yes = The app starts on this tablet without a network.
app-kept-not-yet = The app is still being kept on this tablet. Stay connected for a moment.
app-kept-no = Without a network the app cannot start on this tablet. Leave it open, and tell your coordinator.
outbox-empty = You have not finished a visit on this tablet yet.
outbox-visit = Finished visit, number { $order }
outbox-correction = Correction of a visit, number { $order }
outbox-unfinished = Unfinished visit, number { $order }
outbox-incident = Report of an incident, number { $order }
photos-sent = { $sent } of { $photos } photos sent
sending-sending = Is being sent now
sending-waiting = Waits to be sent
sending-again = The office has lost it, and it is sent once more by itself
sending-photos = The answers are in, { $sent } of { $photos } photos
sending-received = The office has it
sending-set-aside = The office has it, and a coordinator will look at it
sending-refused = The office could not take it. Nothing is lost: it stays on this tablet.
sending-shut-out = The office does not know this person’s card any more. Nothing is lost: it stays on this tablet.
sending-copy-stays = A copy stays on this tablet until the office’s backup of it is checked.
sending-backed-up = It is in a backup that was checked. No copy is left on this tablet.
sending-aside-unknown-key = It was sealed with a key the office does not have any more. Tell your coordinator: the old key file of the office opens it.
sending-aside-damaged = The office could not open it. Tell your coordinator.
sending-aside-unreadable = The office opened it and could not read it. Tell your coordinator.
sending-aside-other-campaign = It belongs to another campaign.
sending-aside-unknown-checklist = The office does not have this checklist yet.
sending-aside-unknown-station = The office does not know this station yet.
sending-aside-does-not-fit = Something in it does not fit the checklist.
sending-aside-unfinished = It was sealed before it was finished.
sending-aside-other-content = Something else had come under the same number before.
sending-aside-too-many = This tablet has sent more than usual, so a coordinator looks at it first.
sending-aside-lost-tablet = The office was told that this tablet was lost, so a coordinator looks at it first.
sending-aside-revoked-sender = Its card was withdrawn or replaced. Tell your coordinator.
sending-aside-unknown-sender = It came in a file, and the office does not know the card. Tell your coordinator.
next-try-network = Goes by itself as soon as there is a network.
next-try-soon = Goes by itself, it is next.
next-try-minutes =
    { $minutes ->
        [one] Tries again by itself in about { $minutes } minute.
       *[other] Tries again by itself in about { $minutes } minutes.
    }
rest-photos-later = The office has much to do and takes photos later.
rest-unreachable = The office cannot be reached.
rest-date = The office cannot be reached, because the date of this tablet is wrong.
rest-other-network = The network answers in place of the office.
rest-refused = The office answers: { $reason }.
rest-asked = The office asked this tablet to wait. Nobody needs to do anything.
clock-wrong = The date or time of this tablet is wrong. Set it in the settings of the tablet. Nothing is lost or refused because of it.
way-refused = Read the words below to your coordinator. You can also try again later.
way-reason = The office says: { $reason }
way-try-again = Try again
way-new-card = Ask your coordinator for a new card with the same code.
way-new-card-go = Use a new card
photos-refused =
    { $photos ->
        [one] The office could not take { $photos } photo. It stays on this tablet.
       *[other] The office could not take { $photos } photos. They stay on this tablet.
    }
photos-gone =
    { $photos ->
        [one] { $photos } photo was lost on this tablet and will not arrive. Tell your coordinator; the answers are complete.
       *[other] { $photos } photos were lost on this tablet and will not arrive. Tell your coordinator; the answers are complete.
    }
receipt = Receipt, to read out on the telephone:
photos-waiting =
    { $photos ->
        [one] { $photos } photo still waits to be sent.
       *[other] { $photos } photos still wait to be sent.
    }
way-save = Save this one as a file
way-saved =
    { $files ->
        [one] It is also in a file that was saved on this tablet.
       *[other] It is also in { $files } files that were saved on this tablet.
    }
save-all = Save everything that waits as one file
save-what = Where there is no network for long, what waits can be saved as a file and carried to the office: on a memory card, a USB stick or another tablet. It is sealed, and only the office can open it. Everything goes on being sent from here as well, and nothing counts twice.
save-under-way = The file is being written…
save-done =
    { $packets ->
        [one] The file is saved. { $packets } sealed packet is in it.
       *[other] The file is saved. { $packets } sealed packets are in it.
    }
save-photos =
    { $photos ->
        [0] There are no photos in it.
        [one] { $photos } photo is in it.
       *[other] { $photos } photos are in it.
    }
save-where-downloads = It is called “{ $name }” and lies in the downloads of this tablet, once the browser says that it is done.
save-where-chosen = It is called “{ $name }” and lies where you chose.
save-next = Copy it to a memory card or a USB stick, or send it to another tablet. Give it to your coordinator.
save-failed = The file could not be written. Perhaps there is no room. Nothing in here was lost or changed. Free some room, or save one at a time.
sending-remove = Remove from this tablet
sending-removed = Removed from this tablet.
