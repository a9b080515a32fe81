# The frame of the office
office = Office
office-home = The office
office-crumbs = Pages above this one
office-loading = Loading…
office-session-ended = You have been signed out. Please sign in again; you will come back to this page.
office-welcome = Welcome, { $name }.
office-steps = Step by step to election day
office-steps-done = Everything is ready
office-arrivals = What arrived besides visits
office-house = The office itself
try-again = Try again
cancel = Cancel
print = Print
not-known = Not known
page-of = Page { $page } of { $pages }
page-previous = Previous page
page-next = Next page

# Signing in
sign-in = Sign in
sign-in-under-way = Signing in…
sign-in-to-office = Sign in to the office
sign-in-forgotten = Passphrase forgotten? An administrator can give you a new one.
sign-in-nobody-yet = Nobody has an account yet.
sign-in-nobody-yet-what-now = Open the one-time link that the server printed when it started. It creates the first administrator.
sign-out = Sign out
staff-name = Name
staff-name-hint = What you sign in with. Any name your colleagues know you by.
passphrase = Passphrase
passphrase-hint = At least { $least } letters. Four or five words that only you would put together are easy to keep in mind and hard to guess. Khmer words are fine.
passphrase-show = Show
passphrase-too-short = Too short: at least { $least } letters are needed. Add another word.
first-administrator = The first administrator
first-administrator-lede = This account opens the office. With it you can let colleagues in and prepare election day.
first-administrator-create = Create the account
first-administrator-no-link = The address is not complete.
first-administrator-no-link-what-now = Open the one-time link exactly as the server printed it, up to its last character. If it was used already, sign in.

# The second step of signing in
sign-in-passkey = With a passkey alone
sign-in-passkey-what = If you made a passkey for this address, your device signs you in by its PIN, finger or face. You need no name and no passphrase.
passkey-use = Use a passkey
passkey-given-up = No passkey was used. Try again, or choose another way.
factor-heading = One more step, { $name }
factor-why = A passphrase can be seen or guessed. So the office also asks for something only you have.
factor-lost = Phone or paper lost? Ask an administrator to take your lost proofs away; you then set up new ones.
factor-other-account = Sign in as somebody else
factor-none-here = Nothing you have works in this browser. Passkeys work only at the address they were made at. Ask an administrator.
factor-which = How do you want to prove it?
factor-totp = A code from an app
factor-passkey = A passkey
factor-word = A word on paper
factor-totp-label = The six digits the app shows now
factor-totp-hint = They change every half minute. Each code is good once.
factor-word-label = One word of your paper that is not crossed out
factor-word-hint = Type both halves. Cross the word out afterwards: it is good once.
factor-show = Go on
fresh-heading = Prove once more that it is you
fresh-text = What you want to do is grave. Show your second proof, and it is done.

# How I sign in
my-sign-in = How I sign in
set-up-lede = Your passphrase alone could be seen or guessed, and then others would see what the monitors saw. Set up one more proof that it is you. After that the office opens.
set-up-choose = Choose one of three; more can follow later
set-up-done-totp = The app is set up.
set-up-done-passkey = The passkey is set up.
set-up-done-word = The words on paper are set up.
set-up-words-too = Also make words on paper, for the day your phone or computer is lost. Without them only an administrator can let you in again.
set-up-go = Go to the office
factors = My proofs
factor-is-there = Set up
factor-drop = Take away
factor-dropped = It is taken away.
factor-totp-what = An app on your phone shows six digits that change every half minute. It works without a network. Any app for such codes will do.
totp-begin = Set up an app
totp-replace = Set up another phone instead
totp-step-app = Open an app for codes on your phone.
totp-step-scan = Let it scan this picture, or type the letters below into it.
totp-step-code = Type here the six digits it shows.
totp-picture = QR code for the app. The same stands below in letters, to be typed.
totp-typed = The same to type; spaces do not matter:
totp-keep = Keep this app
factor-passkey-what = Your computer, phone or security key keeps it and opens it by PIN, finger or face. It works only at this address, so nobody can lure it away.
passkey-make = Make a passkey
passkey-not-here = This browser, or this address, cannot have passkeys.
passkey-since = Passkey made on { $day }
factor-word-what = Ten words on paper, each good once instead of a code. For those without a phone, and for the day a phone is lost. Keep the paper apart from your computer.
recovery-begin = Make words
recovery-again = Make new words instead
recovery-left = Words left: { $words }
recovery-once = These words are shown only now. Print them or write them down, then keep the paper like money.
recovery-type-back = Type one of the words back
recovery-type-back-hint = Any of them: it shows that you have them. It stays good.
recovery-keep = I have the words
own-passphrase = My passphrase
own-passphrase-what = Choose another one when somebody may have seen it, or when somebody else chose it for you. Everywhere else you are signed out.
own-passphrase-present = Present passphrase
own-passphrase-new = New passphrase
own-passphrase-change = Change my passphrase
own-passphrase-changed = Your passphrase is changed. Everywhere else you are signed out.
sessions = Where I am signed in
sessions-what = The day and the kind of browser; no address is kept. If one of them is not yours, end all and change your passphrase.
sessions-end-all = Sign out everywhere
session-kind = { $browser } on { $system }
session-this = here
session-since = since { $day }
session-end = End
session-ended = It is signed out there.
browser-chrome = Chrome
browser-edge = Edge
browser-firefox = Firefox
browser-opera = Opera
browser-safari = Safari
browser-samsung = Samsung Internet
browser-other = Another browser
system-android = Android
system-ios = iPhone or iPad
system-linux = Linux
system-mac = Mac
system-windows = Windows
system-other = another device

# The steps on the home page
step-done = Done
step-next = Next
step-later = Later
step-stations = 1. Stations
step-stations-what = Bring in the list of polling stations that the election commission published.
step-stations-go = Import stations
step-stations-reached =
    { $stations ->
        [one] { $stations } station in the register
       *[other] { $stations } stations in the register
    }
step-checklist = 2. Checklist
step-checklist-what = Read the checklist and publish it. From then on it stays as it is.
step-checklist-go = Open the checklist
step-checklist-reached =
    { $versions ->
        [one] { $versions } version published
       *[other] { $versions } versions published
    }
step-campaign = 3. Campaign
step-campaign-what = Say which election it is, who observes, and how the stations are chosen.
step-campaign-go = Open the campaign
step-monitors = 4. Monitors
step-monitors-what = Print a card for each monitor. With it a tablet joins the campaign.
step-monitors-go = Make cards
step-monitors-reached =
    { $monitors ->
        [one] { $monitors } card handed out
       *[other] { $monitors } cards handed out
    }
step-plan = 5. Who goes where
step-plan-what = Give each monitor stations, and see which nobody has yet.
step-plan-go = Give out stations
step-plan-reached = { $given } of { $stations } stations given out
step-results = 6. Results
step-results-what = Each visit shows on the map and in the list as soon as it arrives.
step-results-go = See the stations
step-results-reached =
    { $visits ->
        [one] { $visits } visit has come in
       *[other] { $visits } visits have come in
    }

# Choosing a campaign
campaign = Campaign
no-campaign-yet = There is no campaign yet.
no-campaign-ask = A coordinator can set one up.

# Stations: filters, list, map
stations = Stations
stations-list = As a list
stations-map = On the map
stations-legend = Stations by state
stations-pages = Pages of the list
stations-caption = Stations { $from } to { $to } of { $total }
stations-sorted = Sorted by: { $column }. Stations: { $stations }
station-choose-column = Choose
station-choose = Choose station { $station }
chosen-all-here = Choose all { $stations } on this page
chosen-none-here = Choose none of the { $stations } on this page
chosen-stations = Stations chosen: { $stations }
chosen-none = Choose none
chosen-give = Give them to a monitor
chosen-give-code = Code of the monitor
chosen-give-go = Add them to the plan
chosen-given = Stations added to the plan of { $code }: { $stations }. The others were there already.
chosen-lacks-code = Write the code of the monitor.
chosen-look-again = Have their visits looked at again
chosen-look-again-what = Visits to these stations that were checked, or about which a monitor is asked, become new. What is final stays final.
chosen-look-again-go = Make them new again
chosen-look-again-done = Visits that are new again: { $visits }. Final and left as they are: { $final }.
chosen-hold = Put them on hold
chosen-hold-reason = Why? Name nobody.
chosen-hold-go = Put them on hold
chosen-held = Stations on hold: { $stations }. They leave no export until each is released.
chosen-lacks-reason = Say why.
stations-shown =
    { $stations ->
        [one] { $stations } station
       *[other] { $stations } stations
    }
stations-none-yet = There are no stations yet. Once a list is imported they stand here.
stations-none-match = No station matches these filters. Take one away to see more.
state-full-means = No serious barrier was found, and enough was looked at.
state-assisted-means = Some voters can vote here only with help.
state-none-means = Some voters cannot vote here at all.
state-unknown-means = Somebody was there, but too little could be seen to say.
state-not-visited-means = Nobody has been there yet. That says nothing about the station.
filter-stations = Filter the stations
filter-search = Search by code or name
filter-search-go = Search
filter-state = State
filter-state-all = All states
filter-group = Seen for
filter-group-all = All voters
filter-barrier = Barrier
filter-barrier-all = Any or none
filter-remedy = Can be put right
filter-remedy-all = At any time
filter-kind-all = All kinds
filter-reached = Visited
filter-reached-all = Visited or not
filter-visited = Somebody was there
filter-more = More filters
filter-none = Take all filters away
area-all = All
area-with-count = { $name } ({ $stations })
station = Station
station-state = State
station-barriers = Barriers
station-registered = Registered voters
station-where = Where
station-its-code = Code
station-in-room = Room { $room }
station-with-code = Station { $code }
station-room-code = Room { $room }, station { $code }
station-title = { $name }, room { $room }
station-title-without-room = { $name }
map-name = Stations on the map
map-role = map
map-how = The list holds the same stations as this map. Arrow keys move the map, plus and minus zoom. Enter shows the stations in the middle.
map-same-as-list = The map and the list always hold the same stations. Point at a mark to see what it is.
map-buttons = Move the map
map-zoom-in = Zoom in
map-zoom-out = Zoom out
map-whole-country = Show the whole country
map-open = Show the map
map-not-loaded = The map could not be loaded. The list below holds the same stations.
map-pointed = What was pointed at
map-pointed-count =
    { $stations ->
        [one] { $stations } station here
       *[other] { $stations } stations here
    }
map-pointed-none = There is no station at this place.
map-nearer = Show these stations nearer
map-back = Back to the map
map-without-point =
    { $stations ->
        [one] { $stations } more station has no place on the map; it is in the list.
       *[other] { $stations } more stations have no place on the map; they are in the list.
    }
map-origin = Outline of the country: Natural Earth. Borders are a rough guide only.
map-background = Show the map below the stations
map-background-by = Map below the stations: { $who }
map-background-by-nobody = The file of the map below the stations does not say by whom it is.
map-areas-name = Areas on the map
map-areas-how = The table holds the same areas as this map. Arrow keys move the map, plus and minus zoom. Enter shows the area in the middle.

areas = Areas compared
areas-to-stations = The same stations on the map and as a list
areas-compare = Compare areas with these filters
areas-above = Areas around this one
areas-by-barrier = Stations with this barrier: { $barrier }
areas-by-state = Stations in the state “{ $state }”, of those visited
areas-by-state-for-group = Stations in the state “{ $state }” for { $group }, of those visited
areas-by-not-visited = Stations nobody has been to, of all
areas-in-all = Altogether:
areas-table = The areas as a table
areas-map = The areas on the map
areas-caption = { $level }: { $areas ->
    [one] { $areas } area
   *[other] { $areas } areas
  }
areas-share = Share of stations
areas-stations = Stations
areas-stations-in = { $area }: { $stations ->
    [one] { $stations } station
   *[other] { $stations } stations
  }
areas-few = { $count } of { $n }: too few for a percentage
areas-none-told = None that can tell
areas-percent = { $percent }%
areas-n = n = { $n }
areas-legend = What the patterns on the map mean
areas-shade-0 = 0%
areas-shade-1 = up to 25%
areas-shade-2 = up to 50%
areas-shade-3 = up to 75%
areas-shade-4 = more than 75%
areas-shade-few = fewer than ten stations: counts only
areas-shade-none-told = none that can tell
areas-shown = { $areas ->
    [one] { $areas } area
   *[other] { $areas } areas
  } shown
areas-stations-next = There are no smaller areas here. The list holds the stations.
areas-approximate = The areas are approximate: they are worked out from where the stations are, and are no official borders. Point at an area to open it.
areas-boundaries = The boundaries were imported by your office. Point at an area to open it.
areas-without-outline = { $areas ->
    [one] { $areas } area has no outline on the map; it is in the table.
   *[other] { $areas } areas have no outline on the map; they are in the table.
  }
boundaries = Boundaries of areas
boundaries-lede = Areas on the map are drawn from where the stations are. Where your office has official boundaries, bring them in here.
boundaries-hint = A GeoJSON file in WGS 84 degrees, one level of areas, each with its code. You first see what it would do.
boundaries-trial = What this file would do
boundaries-found = { $areas ->
    [one] { $areas } area
   *[other] { $areas } areas
  } can be taken ({ $level }), drawn with { $corners } corners.
boundaries-property = The codes stand in “{ $property }”.
boundaries-missing = { $areas ->
    [one] { $areas } area has no outline in this file and will be in the table only:
   *[other] { $areas } areas have no outline in this file and will be in the table only:
  }
boundaries-remarks = What is wrong or doubtful: { $shown } of { $remarks }
boundaries-feature = Feature
boundaries-feature-number = Feature { $feature }
boundaries-take = { $areas ->
    [one] Take { $areas } boundary
   *[other] Take { $areas } boundaries
  }
boundaries-taken = { $areas ->
    [one] { $areas } boundary was taken
   *[other] { $areas } boundaries were taken
  }
boundaries-dropped = { $areas ->
    [one] { $areas } boundary was dropped
   *[other] { $areas } boundaries were dropped
  }
boundaries-here = Boundaries that are here
boundaries-none = none; drawn from the stations
boundaries-drop = Drop the boundaries: { $level }
boundary-no-code = It has no code. Left out.
boundary-unknown-area = No area here has the code { $code }. Left out.
boundary-other-level = { $code } is of another level than most of the file. Left out.
boundary-twice = { $code } was there already, as feature { $first }. Left out.
boundary-no-polygon = It is no area but “{ $kind }”. Left out.
boundary-bad-corners = Its outline is not closed, has no room in it, or a corner is no number. Left out.
boundary-no-degrees = { $x } / { $y } are no degrees. Save the file in WGS 84. Left out.
boundary-code-mended = { $given } was read as { $code }.
boundary-has-holes = { $holes ->
    [one] It has { $holes } hole, which stays one.
   *[other] It has { $holes } holes, which stay holes.
  }
areas-pointed-none = There is no area at this place.
areas-open = Open this area

# One station
station-place = The place
station-visits = Visits
station-visits-none = Nobody has sent a visit to this station yet.
hold = Hold back from what leaves
hold-is = This station is on hold. It is in no export and on no public page.
hold-is-not = This station is not on hold. What may be told of its building leaves with the others.
hold-done = Done.
hold-ended = Released.
hold-reason = Why
hold-reason-how = For your colleagues, for example: only one monitor was seen here. Write no names.
hold-reason-missing = Say why, so that others know when it can be released.
hold-since = Since
hold-go = Put on hold
hold-end = Release this station
premises-kind = Kind of place
premises-rooms =
    { $rooms ->
        [one] { $rooms } room in this place
       *[other] { $rooms } rooms in this place
    }
premises-this-room = this one
station-ratings = Who can vote here
station-recommendations = What should be done
access-outcome = How far the monitors got
access-outcome-entered = Entered
access-outcome-outside-only = Seen from outside only
access-outcome-refused = Refused entry
access-outcome-closed = Closed
access-outcome-not-found = Not found
can-be-gone-same-day = Can be put right on the day
can-be-gone-before-next-election = Can be put right before the next election
can-be-gone-relocate-or-build = Needs another room or building work
findings-found =
    { $barriers ->
        [one] { $barriers } barrier found
       *[other] { $barriers } barriers found
    }
findings-none = No barrier was found in what could be seen.
findings-open =
    { $barriers ->
        [one] { $barriers } thing nobody could say
       *[other] { $barriers } things nobody could say
    }
findings-open-what = Not observed is not the same as no barrier. These stay open until somebody looks.
findings-open-list = Show what stays open
hinders = Hinders: { $groups }
evidence = What this rests on
evidence-bound = { $name }: { $value }.
evidence-bound-from = From: { $sources }.
threshold-proposed = No norm was found for this number; it is a proposal.
sources = Sources
visits-disagree = Visits that say otherwise: { $visits }
when-on-the-day = On the day
when-before-election-day = Before election day
when-long-term = In the long term
effort-no-cost = costs nothing
effort-low = costs little
effort-structural = building work
recommendation-who = For: { $addressee } · { $effort }
recommendation-against = Against: { $barrier }
corrections = Corrected after the visit
corrections-what = Everything above is shown with these corrections. The visits as they were first sent are kept unchanged.
corrections-fork = Two corrections change the same visit from the same point. The one that arrived later is shown; please look at both.
corrections-ignored =
    { $corrections ->
        [one] { $corrections } correction that changes nothing
       *[other] { $corrections } corrections that change nothing
    }
correction-order = Visit { $visit }, correction { $order }, arrived { $day }
correction-is-fork = There is another correction from the same point. The one that arrived later counts.
correction-before = Before
correction-after = Now
correction-reason = Reason
correction-questions = Questions
correction-no-answer = Not answered
correction-ignored-missing = What it corrects is not among the visits to this station. It may still arrive.
correction-ignored-itself = It names itself as what it corrects.
correction-ignored-cycle = It belongs to corrections that name each other in a circle.
correction-ignored-stranger = It comes from another tablet than what it corrects.
correction-ignored-too-long = There are more than fifty corrections before it.
correction-ignored-does-not-fit = An answer does not fit the checklist of the visit.
correction-ignored-of-ignored = It builds on a correction that changes nothing itself.
visit-summary = Visit { $order }, { $day }, { $form }
visit-corrected =
    { $answers ->
        [one] { $answers } answer corrected later
       *[other] { $answers } answers corrected later
    }
visit-forked = Two corrections disagree
visit-was-moved = Moved here from another station
visit-has-carried =
    { $answers ->
        [one] { $answers } answer taken over
       *[other] { $answers } answers taken over
    }
visit-photos = Photos of visit { $order }
visit-moved = Begun as station { $from }, then moved here. Reason: { $reason }
visit-carried =
    { $answers ->
        [one] { $answers } answer was taken over from another room or visit and looked at again.
       *[other] { $answers } answers were taken over from another room or visit and looked at again.
    }
visit-interviews =
    { $interviews ->
        [one] { $interviews } voter was talked to; those answers are kept apart.
       *[other] { $interviews } voters were talked to; those answers are kept apart.
    }
words-removed = (words removed on { $day })
photos-removed = Its photos were removed on { $day }. How many there were stays.
talks-removed = What voters said was removed on { $day }. How many talks there were stays.
visit-photos-arrived =
    { $photos ->
        [one] { $arrived } of { $photos } photo has arrived.
       *[other] { $arrived } of { $photos } photos have arrived.
    }
visit-photos-on-their-way = The others are still on the tablet. It sends them by itself when it has a network.
visit-photos-unusable =
    { $photos ->
        [one] { $photos } photo arrived and cannot be shown. It stands with what was set aside.
       *[other] { $photos } photos arrived and cannot be shown. They stand with what was set aside.
    }
photos-show =
    { $photos ->
        [one] Show the photo
       *[other] Show the { $photos } photos
    }
photos-are-noted = The logbook notes each photo that somebody looks at.
photos-more =
    { $photos ->
        [one] { $photos } more photo stands on the page only.
       *[other] { $photos } more photos stand on the page only.
    }
photo-of = Photo: { $what }
photo-not-described = No description was written.
photo-not-shown = This photo cannot be shown: it has not arrived yet, was removed, or is no picture that may be shown.
offered-photos = Photos for releases
offered-photos-short = photos that two people make fit to leave, and agree to.
offered-photos-what = A photo leaves with the next final release only when two people want it: one who covers and describes it, and another who has looked at it. A preliminary release has no photos.
offered-photos-how = Photos are offered on the page of a station, below the visit that brought them.
offered-photos-none = No photo has been offered yet.
offered-photos-offered = Waiting for a second person
offered-photos-agreed = These leave with the next final release
offered-photos-refused = Refused or taken back
offered-photo-show = Show the picture
offered-photo-agree = Agree
offered-photo-agree-sure = Agree to this photo?
offered-photo-agree-what = It leaves with the next final release, and nobody can take back what others have copied. Agree only when no person can be recognised in it, and when what is said about it is so.
offered-photo-refuse = Refuse
offered-photo-take-back = Take back
offered-photo-is-agreed = The photo leaves with the next final release.
offered-photo-is-refused = The photo leaves with no release from now on. Releases made before keep it.
offered-photo-mine = You offered it. Somebody else has to agree.
offered-photo-gone = Its picture was removed when photos of this campaign ended.
offered-photo-barrier = Shows: { $barrier }
photo-offer = Offer for releases
photo-offer-heading = A photo for releases
photo-offer-what = Here a photo is made fit to leave. The photo that was sent stays as it is.
photo-offer-as-written = The monitor wrote: { $words }
photo-offer-check-how = This is the picture that would leave, with nothing else in it: no place, no time, no camera. Nobody can uncover what is covered.
photo-offer-barrier = What it shows
photo-offer-barrier-none = The place, and no barrier
photo-offer-text = What there is to see, in this language: { $language }
photo-offer-text-hint = For people who do not see it. One or two sentences, no names.
photo-offer-text-missing = Say what there is to see, in { $least } letters or more.
photo-offer-go = Offer this photo
photo-offer-done = The photo is offered. It waits until somebody else has looked at it.
visit-form-full = full checklist
visit-form-short = short form
earlier = In earlier campaigns
earlier-none = No earlier campaign has been to this station, or to another room of this place.
earlier-by-code = Stations and places are found again by their codes. Where codes were given anew, earlier visits do not show here.
earlier-not-this-room = Nobody was in this room then.
earlier-open = Show the station as it was then
earlier-rooms = Other rooms of this place, then
since-still-there =
    { $barriers ->
        [one] { $barriers } barrier is still there
       *[other] { $barriers } barriers are still there
    }
since-new =
    { $barriers ->
        [one] { $barriers } barrier is new since then
       *[other] { $barriers } barriers are new since then
    }
since-gone =
    { $barriers ->
        [one] { $barriers } barrier is gone
       *[other] { $barriers } barriers are gone
    }
since-not-told =
    { $barriers ->
        [one] { $barriers } barrier found then; now nobody could say
       *[other] { $barriers } barriers found then; now nobody could say
    }

# What arrived besides
incidents = Incidents
incidents-short = what was told of serious events, most urgent first
incidents-what = Told by monitors, apart from their visits. Nothing here counts in a rating or stands in an export. Pass nothing on before a second person has confirmed it.
incidents-none = No incident was told.
incidents-count =
    { $incidents ->
        [one] { $incidents } incident
       *[other] { $incidents } incidents
    }
incidents-now = Somebody should act now
incidents-nowhere = At no station, or not known which
incidents-elsewhere = At a station that is not on the list
incidents-day = Arrived on
incidents-seen-by = How it is known
incidents-seen-by-monitor = The monitor saw it
incidents-seen-by-told-by-voter = A voter told it
incidents-injured = Somebody injured
incidents-going-on = Still going on
incidents-yes = Yes
incidents-no = No
incidents-chair = Chair told
incidents-chair-yes = Yes
incidents-chair-no = No
incidents-chair-refused = Yes, but the chair would not take it up
incidents-state = State
incidents-state-new = New
incidents-state-confirmed = Confirmed by a second person
incidents-state-released = Released
incidents-state-withheld = Withheld
packets = Files from tablets
packets-short = take in what tablets saved as a file, where there was no network
packets-lede = A tablet without a network saves what waits in it as a file. Choose such files here, from a memory card, a USB stick or this computer. What comes twice, or also over the network, counts once.
packets-files = Choose files
packets-hint = Their names begin with “packets-” and end with “.bin”. You can choose several at once.
packets-files-none = No file chosen
packets-files-chosen =
    { $files ->
        [one] { $files } file chosen
       *[other] { $files } files chosen
    }
packets-missing = Choose a file first.
packets-take-in = Take in
packets-under-way = File { $file } of { $files }: { $percent } done
packets-stopped = It stopped before the end. What stands below is here. Choose the same files again: nothing counts twice.
packets-result = What was taken in
packets-file = File { $name }
packets-whole = The file is whole.
packets-not-whole = The file is not whole: it was cut off, or a part of it is damaged. What was whole in it stands below.
packets-not-whole-of =
    { $packets ->
        [one] The file is not whole: it was cut off, or a part of it is damaged. There was { $packets } packet in it. What was whole stands below.
       *[other] The file is not whole: it was cut off, or a part of it is damaged. There were { $packets } packets in it. What was whole stands below.
    }
packets-not-to-end = Only a part of this file has been taken in.
packets-not-ours = This file holds nothing that a tablet saved. Nothing was taken in.
packets-photos-left =
    { $photos ->
        [one] { $photos } photo could not be taken in: it is damaged, or its visit is not here.
       *[other] { $photos } photos could not be taken in: they are damaged, or their visits are not here.
    }
packets-caption =
    { $packets ->
        [one] { $packets } packet in this file
       *[other] { $packets } packets in this file
    }
packets-number = Number
packets-kind = What
packets-kind-unknown = Not known
packets-receipt = Receipt
packets-receipt-none = No receipt
packets-state = State
packets-photos = Photos
packets-photos-of = { $here } of { $photos }
packets-photos-none = none
packets-state-new = Taken in now
packets-state-here = Was here already
packets-state-aside = Set aside
packets-state-not-taken = Not taken in
packets-not-other-organisation = It was sealed to another organisation, or to a key that is not here.
packets-not-damaged = It is damaged. Save it again on the tablet.
packets-not-unknown-sender = Neither its card nor its campaign is known here.
packets-tell = The tablet shows the same receipts when it next meets the network. You can read them out to the monitor until then.
set-aside = Set aside
set-aside-short = what tablets sent and could not be used as it is
set-aside-what = Everything here is kept whole, as it came. Tablets were told that it arrived. It does not count in the results.
set-aside-none = Nothing was set aside: everything that was sent could be used.
set-aside-more = The newest { $shown } of { $total } are shown.
set-aside-again = Take in again what fits now
set-aside-again-what = What waits for a checklist, a station list or a key file can be taken in once these are there. Everything else stays here.
set-aside-again-done =
    { $taken ->
        [0] Nothing fits yet. Everything stays here.
        [one] One was taken in. It no longer stands here.
       *[other] { $taken } were taken in. They no longer stand here.
    }
set-aside-too-many-again = Take in what came beyond the limit or from a withdrawn card
set-aside-too-many-really = Take in what came beyond the limit or from a withdrawn card?
set-aside-too-many-what = Do this only when you know that these visits were really made. They will count in the results.
set-aside-lost-again = Take in what lost tablets sent
set-aside-lost-really = Take in what lost tablets sent?
set-aside-lost-what = Do this only when the monitors say that they made these visits themselves. They will count in the results.
set-aside-first = The first one under this number; it stands
set-aside-caption =
    { $total ->
        [one] One thing was set aside
       *[other] { $total } things were set aside, newest first
    }
set-aside-reason = Why
set-aside-kind = What
set-aside-day = Arrived on
set-aside-station = Station
set-aside-size = Size
set-aside-kilobytes = { $size } kB
set-aside-photos =
    { $photos ->
        [one] with { $photos } photo
       *[other] with { $photos } photos
    }
set-aside-kind-visit = Visit
set-aside-kind-unfinished = Draft, not finished
set-aside-kind-incident = Incident
set-aside-kind-photo = Photo
set-aside-unknown-key = It was sealed to a key this server does not have
set-aside-damaged = It does not open: it was damaged, or belongs to something else
set-aside-unreadable = It opens, but cannot be read
set-aside-other-campaign = It is for another campaign than its tablet was enrolled for
set-aside-unknown-checklist = Its checklist is not published here
set-aside-unknown-station = Its station is not on the list
set-aside-does-not-fit = An answer does not fit its checklist
set-aside-unfinished = The tablet could not be unlocked again; this is the rescue copy
set-aside-other-content = Another one came first under the same number
set-aside-revoked-sender = Its tablet’s card was withdrawn or replaced
set-aside-unknown-sender = It came in a file, and no card of its sender is known here
set-aside-lost-tablet = From a tablet that was lost by then
set-aside-too-many = Its tablet has sent more than one monitor can have seen
set-aside-photo-unusable = It is no picture that may be kept: damaged, too large, or with hidden notes
set-aside-photo-not-named = No answer names this photo
set-aside-of-set-aside = What it belongs to was set aside
set-aside-ended = Photos of its campaign are not kept any more

# Coverage, and election day as it happens
coverage = Coverage
coverage-what = How far the monitors have got, against what was assigned to them.
coverage-assigned-visited = { $visited } of { $assigned } assigned stations visited
coverage-of-all = Of all { $stations } stations { $visited } are visited.
coverage-besides =
    { $stations ->
        [0] None was visited without being assigned.
        [one] { $stations } was visited without being assigned to anybody.
       *[other] { $stations } were visited without being assigned to anybody.
    }
coverage-none-assigned = No station here is assigned to anybody, so all stations are counted.
coverage-by-area = Area by area
coverage-area = Area
coverage-caption = { $level }: how far the monitors got
coverage-stations = Stations
coverage-visited = Visited
coverage-of-assigned = Visited of those assigned
coverage-besides-short = Visited besides
coverage-unsaid = How far nobody said
coverage-not-told = Did not get in, or not told
coverage-open = Nobody there yet
coverage-open-in = { $stations } in { $area } that nobody visited
coverage-kept-inside = Why nobody got in is told of no single area. The page of results tells it for the whole country, rounded.
coverage-bars = Visited, as a picture ({ $areas })
coverage-chart = One bar for each area; the table above says the same
coverage-bar-assigned = { $count } of { $n } assigned
coverage-bar-all = { $count } of { $n }, none assigned
live-opening = Connecting…
live-live = Live: this page follows what arrives
live-paused = Paused: nothing changes by itself
live-lost = Not live: the connection is away. It is tried again by itself.
live-ended = Not live any more. Load the page again to go on.
live-pause = Pause
live-go-on = Go on
live-new-visits =
    { $visits ->
        [one] { $visits } new visit
       *[other] { $visits } new visits
    }
live-other-changes = Something in this list has changed.
live-show = Show them
live-shown = Everything that has arrived is shown.
live-now = Election day
live-to-coverage = Coverage area by area
polling-days-before =
    { $days ->
        [one] Polling opens in { $days } day.
       *[other] Polling opens in { $days } days.
    }
polling-before = Polling opens in { $time }.
polling-open = Polling is open. It closes in { $time }.
polling-closed = Polling has closed. Visits can still come in.
polling-over = Election day is over. Visits can still come in.
span-hours =
    { $hours ->
        [one] { $hours } hour
       *[other] { $hours } hours
    }
span-minutes =
    { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }
silent-monitors = Silent monitors
silent-what = Nothing has come for { $hours } hours or longer from these monitors, who have stations to visit. Most have no network: their silence is no fault. Call when you are worried.
silent-not-now = They are looked for on election day only, from { $hours } hours after polling has opened.
silent-none = Something has come from everybody with stations to visit within the last { $hours } hours.
silent-caption =
    { $monitors ->
        [one] { $monitors } monitor, by code
       *[other] { $monitors } monitors, by code
    }
silent-code = Code
silent-stations = Stations assigned
silent-since = Silent
silent-nothing-today = Nothing since polling opened
silent-for =
    { $hours ->
        [one] For { $hours } hour
       *[other] For { $hours } hours
    }
silent-again = Look again

# Results
results = Results
results-none-yet = No visit has come in yet. The first one shows here at once.
results-reached = How many stations were reached
results-visited = { $visited } of { $stations } stations visited
results-states = Who can vote in the stations visited
table-behind = In numbers: { $what }
results-groups = Who can vote, group by group
results-groups-what = Of all stations visited. What could not be told is a part of its own.
results-groups-chart = Bars of stations visited, by group of voters; the table below says the same in numbers
results-groups-caption = Stations visited, by group of voters
results-group = Group of voters
results-remedies = When barriers can be gone
results-remedies-what = Of all stations visited. The other stations have no barrier that was found.
results-sections = Parts of the way to vote
results-sections-what = Stations with at least one barrier, of the stations visited where this part applies. There can be more: where nobody could say, there may be one as well.
results-sections-chart = Bar chart of the stations with a barrier in each part; the table below says the same in numbers
results-sections-caption = Stations with at least one barrier, by part of the checklist
results-section = Part
section-found = At least one barrier
results-areas = Areas
results-areas-what = Only areas where somebody was. An area leads to its own results.
results-areas-chart = Bars of stations visited, by area; the table below says the same in numbers
results-areas-caption = Stations visited, by area
results-area = Area
results-kinds = Kinds of places
results-kinds-chart = Bars of stations visited, by kind of place; the table below says the same in numbers
results-kinds-caption = Stations visited, by kind of place
sample-caution-census = All stations are to be visited. Until then the numbers speak of the stations visited so far.
sample-caution-purposive = The stations were chosen on purpose. The numbers speak of the stations visited, not of the whole country.
sample-caution-volunteer = Volunteers went where they could. The numbers speak of the stations visited, not of the whole country.
basis-by-lot = Stations were drawn by lot, and the drawing is kept. The shares stand for all stations of the list; “likely” says between which numbers the true share lies { $times } times in { $of }.
basis-lot-not-kept = The stations were drawn by lot, but no drawing is kept here. So the numbers speak of the stations visited only.
basis-list-changed = The list of stations has changed since lots were drawn. The numbers are worked out with the list of today.
basis-how = How the shares are worked out
basis-how-weights = Each station visited stands for as many stations of its area as were not drawn or not reached. So a share can differ from the count beside it.
basis-how-likely = What is likely is Wilson's interval at { $level }%, with the share of stations that were drawn and the way of drawing taken into account.
basis-how-clusters = Rooms of one school are often alike. That makes shares less certain, and the numbers say so.
basis-how-effect = Design effect: { $from } to { $to } times the variance of as many stations drawn one by one.
reached-drawn = Drawn by lot
reached-chosen = To be visited
reached-of-drawn = Drawn and visited
reached-not-entered = Nobody got in
reached-not = Nobody has been there yet
reached-besides = Visited besides: not in the shares
show-stations = Show these stations: { $state }
count-of = { $count } of { $n }
percent-of = { $percent }% ({ $count } of { $n })
share-likely = { $percent }%, likely { $from } to { $to }% ({ $count } of { $n })
indicators = Barriers
indicators-what-census = Each share is of the stations visited where somebody could tell.
indicators-what-probability = Each share is of the stations visited where somebody could tell.
indicators-what-purposive = Of the stations visited where somebody could tell. Not a share of all stations.
indicators-what-volunteer = Of the stations visited where somebody could tell. Not a share of all stations.
indicators-what-by-lot = Shares of all stations of the list, as far as somebody could tell. In brackets are the stations drawn and visited.
indicators-most =
    { $bars ->
        [one] The most frequent barrier
       *[other] The { $bars } most frequent barriers
    }
indicators-chart = Bar chart of the most frequent barriers; the table below says the same in numbers
indicators-caption = All barriers, each with its own number of stations
indicators-small = With fewer than ten stations only the count is shown: a percentage would say more than is known.
bar-likely = The line over a bar shows what is likely.
people = What people did
people-what = Nobody can be told apart here: numbers are rounded, rest on at least five stations and five monitors, and are hidden where that is not so. In brackets is what a number can stand for.
people-caption = Stations where it was found, and stations that could tell
people-found = Found
people-n = Could tell
people-about = about { $shown } ({ $from } to { $to })
people-hidden-few = hidden: too few
people-hidden-with-others = hidden: told for larger areas only
people-hidden-too-early = not told yet
interviews-told = What voters said
interviews-told-what = From interviews with voters who agreed, apart from what monitors saw. Whom a monitor talks to is not drawn by lot: these numbers say what was said in these interviews, and nothing of all voters. So there is no likely range.
interviews-told-rest = { $talks ->
        [one] { $talks } interview
       *[other] { $talks } interviews
    } at { $stations ->
        [one] { $stations } station
       *[other] { $stations } stations
    }, of the whole country.
interviews-told-how = Numbers are of interviews. They are rounded and rest on at least five stations and five monitors; everything else is hidden, from everybody. In brackets is what a number can stand for. Somebody has a difficulty who has a lot of it or cannot do it at all.
interviews-told-too-few = So far there are too few interviews to tell anything of them. Nobody sees single ones.
interviews-told-nothing = Too few answered in the same way to tell how many.
interviews-told-several = One voter can name several.
interviews-told-answered = Answered in { $n } interviews
interviews-told-chart = Bar chart of the answers to: { $question } The table below says the same in numbers
interviews-told-of = about { $count } of { $n }
interviews-told-of-whom = Voters
interviews-told-answer = Answer
interviews-told-said = Said so
interviews-told-n = Answered
interviews-told-all = All interviews
interviews-told-women = Women
interviews-told-others = Men, and whoever said something else or nothing
interviews-told-difficulty = Difficulty: { $difficulty }
interviews-told-difficulty-several = Several difficulties
interviews-told-difficulty-none = No great difficulty
on-the-day = Put right on the day
on-the-day-what = What monitors told the chair, and what was put right while they were there. It is counted apart: findings and ratings stay as they were found.
on-the-day-caption = Stations by remedy
on-the-day-remedy = Remedy
on-the-day-told = Chair told
on-the-day-put-right = Put right
station-put-right = Put right on the day:
station-told = The chair was told:
barrier = Barrier
severity = How grave
indicator-found = Found
indicator-open = Nobody could say
indicator-not-applicable = Does not apply
compared = Compared with an earlier campaign
compared-what = Only stations that were looked at both times are compared, and only questions that were the same. What belongs to a school or pagoda is also known from another of its rooms.
compared-with = Earlier campaign
compared-with-none = None
compared-announced =
    { $stations ->
        [one] { $stations } station was visited both times
       *[other] { $stations } stations were visited both times
    }
compared-both = Visited both times
compared-only-then = Only then
compared-only-now = Only now
compared-none = No station was visited both times, so nothing can be said of what changed.
compared-caption = What became of each barrier
compared-n = Could tell both times
compared-gone = Gone
compared-appeared = New
compared-still = Still there
compared-change = Change
compared-unmatched = Barriers found at stations visited one time only
compared-few = Too few to say
compared-same = As many as before
compared-more = { $points } points more
compared-less = { $points } points fewer
compared-likely = { $change }, likely { $from } to { $to }
compared-not = Not compared, for it was asked or measured differently: { $barriers }

# Recommendations
# Recommendations as records
recommendation = Recommendation
recommendations-found = What findings recommend now
recommendations-found-go = What findings recommend now
records-what = What the organisation asks of whom, from proposed to done. What stands here may be told outside: it rests on what may leave.
records-shown =
    { $records ->
        [one] { $records } recommendation
       *[other] { $records } recommendations
    }
records-none = There are no recommendations yet. Gather them from the findings first.
records-none-fit = No recommendation is like this. Choose something else above.
records-for-liaison = The liaison does this.
records-gathered = Gathered: { $records }
records-carried = Carried over: { $records }
records-handed-over = Handed over: { $records }
records-hand-over-what =
    { $records ->
        [one] { $records } recommendation here is agreed and not handed over yet.
       *[other] { $records } recommendations here are agreed and not handed over yet.
    }
records-hand-over =
    { $records ->
        [one] Note that { $records } is handed over
       *[other] Note that all { $records } are handed over
    }
record-filter-all = All
record-state = How far it is
record-proposed = Proposed
record-agreed = Agreed inside
record-handed-over = Handed over
record-accepted = Accepted
record-partly = Accepted in part
record-declined = Declined
record-no-answer = No answer
record-in-work = Being done
record-done = Done
record-not-done = Not done
record-overruled = Overruled
record-to-proposed = Propose it again
record-to-agreed = Agree to it
record-to-handed-over = It was handed over
record-to-accepted = The body accepts it
record-to-partly = The body accepts a part of it
record-to-declined = The body declines
record-to-no-answer = No answer came
record-to-in-work = It is being done
record-to-done = It is done
record-to-not-done = It was not done
record-to-overruled = Overrule it, with a reason
record-carried = Carried over from an earlier campaign
record-carried-on = Goes on in a later campaign
record-carried-on-what = This recommendation goes on in a later campaign. Choose that campaign to change it; here it stays as it was.
record-receiver = Handed to
record-hand-to = Handed to
record-not-in-office = { $body } (not in office today)
record-day = On which day
record-next = What comes next
record-answer = What the body answered
record-reason = Why it is overruled
record-note = Note
record-words-hint = One language is enough. Name no person.
record-note-down = Note it
record-text = What is asked
record-text-missing = There is no text in this language yet.
record-edited = Worded by people; gathering anew leaves it as it is.
record-by-rule = In the words of the checklist.
record-word = Change words, addressee or term
record-save = Keep this wording
record-leave = Leave it as it was
record-saved = The wording is kept.
record-due = Due on
record-due-hint = Leave it empty where the term says enough.
record-undo-worded = Take the last wording back
record-undo-moved = Take the last step back
record-evidence = What it rests on
record-photos =
    { $photos ->
        [one] { $photos } photo of it leaves with the next final release
       *[other] { $photos } photos of it leave with the next final release
    }
record-grounds = Grounds
record-history = What happened so far
grounds-convention = Convention on the Rights of Persons with Disabilities
grounds-law = National law
grounds-standard = Standards and guides
grounds-to-check = The wording was not compared with the source yet. Compare it before it is printed.
step-gathered = Gathered from the findings
step-carried = Carried over
step-worded = Worded anew
step-moved = Noted
step-taken-back = The last step was taken back
step-was-taken-back = Taken back
step-receiver = To: { $body }
step-noted = Written down { $day } by: { $by }
due-on-the-day = On the next election day
due-before-election-day = Before the next election
due-long-term = In the long term, without a day
due-by = { $term }: by { $day }
addressee-unknown = Nobody knows whether “{ $body }” exists. Choose another addressee.
addressee-not-yet = { $body } is not in office before { $day }. Until then: { $standIn }.
addressee-gone = { $body } was in office until { $day } and is not there when this is due. Stands in: { $standIn }.
addressee-none = { $body } is made for one election and is not there when this is due. Stands in: { $standIn }.
priority = Priority
priority-of-voters = { $affected } voters × { $weight } ({ $severity })
priority-of-stations = { $affected } stations × { $weight } ({ $severity })
priority-assumed =
    { $assumed ->
        [one] For { $assumed } station without a number of voters the mean counts: { $mean }.
       *[other] For { $assumed } stations without a number of voters the mean counts: { $mean }.
    }
priority-method = How priority is worked out
priority-method-what = Voters registered at the stations where the barrier was found, times how grave it is. A station whose number of voters is not in the register, or that is not named, counts as the mean of the register. Where the register has no numbers of voters, stations are counted. How much each severity counts is our proposal:
gathering = News from the findings
gathering-what = Not recorded yet: { $added }. With other numbers than recorded: { $changed }. Words of people stay as they are.
gathering-added =
    { $records ->
        [one] What would be added: { $records }
       *[other] What would be added: { $records }
    }
gathering-changed =
    { $records ->
        [one] What would change: { $records }
       *[other] What would change: { $records }
    }
gathering-from-to = So far { $was }; now { $now }.
gathering-reworded = The words of the checklist are others as well.
gathering-do = Gather now
carriable = Left open by earlier campaigns
carriable-what =
    { $records ->
        [one] { $records } recommendation is still open. It goes on here with its history.
       *[other] { $records } recommendations are still open. They go on here with their history.
    }
carriable-choose = Look at them and choose
carriable-do = Carry the chosen ones over
follow-up = What was found there now
follow-up-gone =
    { $stations ->
        [one] Gone at { $stations } station
       *[other] Gone at { $stations } stations
    }
follow-up-still-there =
    { $stations ->
        [one] Still there at { $stations } station
       *[other] Still there at { $stations } stations
    }
follow-up-not-looked-at =
    { $stations ->
        [one] Not looked at: { $stations } station
       *[other] Not looked at: { $stations } stations
    }
follow-up-speaks-for-done = Wherever somebody looked, it is gone. That speaks for done; whether it is enough, you decide.
follow-up-choose-done = Choose “done”
follow-up-where-still = Where it is still there
recommendations = Recommendations
recommendations-what = What removes the barriers found, gathered by who can do it. What hinders most stands first.
recommendations-none = No barrier was found yet, so there is nothing to recommend.
recommendations-to-whom = To whom
recommendations-for =
    { $recommendations ->
        [one] { $name }: { $recommendations } recommendation
       *[other] { $name }: { $recommendations } recommendations
    }
recommendations-shown =
    { $addressees ->
        [one] Recommendations for { $addressees } addressee
       *[other] Recommendations for { $addressees } addressees
    }
addressee-stays = This body stays after the election.
addressee-ends = This commission dissolves after the election; lasting work needs somebody else.
recommendation-found = Found in
recommendation-when = When
recommendation-effort = Effort
recommendation-hinders = Helps
recommendation-stations =
    { $stations ->
        [one] { $stations } station
       *[other] { $stations } stations
    }
recommendation-rounded = This is about people: stations are not named, and numbers are rounded.
recommendation-about = about { $count } of { $n } stations that could tell
recommendation-all-stations = Show all of them in the list and on the map
count-of-stations =
    { $n ->
        [one] { $count } of { $n } station that could tell
       *[other] { $count } of { $n } stations that could tell
    }

# Exports
exports = Exports
exports-lede = Files for the election commission, for partners and for your own tables.
exports-never = What is never in these files
exports-never-what = No names or codes of monitors, no devices, no times of day, no photos, no notes and no talks with voters.
exports-language = Language of the files
exports-files = Files
export-download = Download
export-findings = Findings (CSV)
export-findings-what = One row for each station and barrier: found, absent, open or not applicable, with the answer it rests on. Opens in Excel and LibreOffice.
export-codebook = Codebook (CSV)
export-codebook-what = What every column and every code in the findings means. Keep it beside the findings.
export-indicators = Barriers in numbers (CSV)
export-indicators-what = Each barrier with the stations where it was found, and the number of stations that could tell.
export-recommendations = Recommendations (CSV)
export-recommendations-what = What should be done, by whom and when, with the stations it is about.
export-geojson = Map layer (GeoJSON)
export-geojson-what = The visited stations as points with their ratings and barriers, for QGIS and other map programs.

# Importing stations
import = Import stations
import-lede = Choose the list of polling stations. You first see what would change; nothing is written until you confirm.
import-file = Choose the list
import-file-none = No file chosen yet
import-file-hint = A CSV or Excel file (.xlsx) with one row for each station. Headings may be in Khmer or English.
import-file-missing = Choose a file first.
import-try = Look at the list
import-nothing-yet = Looking changes nothing.
import-reading = Reading the list. With many thousand rows this takes a few seconds.
import-writing = Writing the stations. Please leave this page open.
import-undoing = Undoing the import.
import-undone = The import is undone.
import-trial = What { $file } would change
import-written = { $file } is imported
import-rows = Rows
import-new-stations = New stations
import-changed-stations = Changed stations
import-unchanged-stations = Unchanged stations
import-new-premises = New places
import-new-areas = New areas
import-done = The stations are in the register.
import-go-on = Go on to the next step
import-verdict = Lines with errors: { $errors } · Lines to look at: { $doubts }
import-verdict-errors = Lines with errors stay out. Better correct the file or the columns below and look again.
import-verdict-fine = If the numbers are as you expected, confirm. You can undo it later.
import-confirm =
    { $stations ->
        [one] Import { $stations } station
       *[other] Import { $stations } stations
    }
import-confirm-without-errors =
    { $stations ->
        [one] Import { $stations } station, leave lines with errors out
       *[other] Import { $stations } stations, leave lines with errors out
    }
import-drop = Leave it
import-remarks = Remarks { $from } to { $to } of { $total }
import-remarks-more =
    { $more ->
        [one] { $more } more remark is not shown.
       *[other] { $more } more remarks are not shown.
    }
import-remark-pages = Pages of remarks
import-line = Line
import-gravity = Kind
import-remark = What
import-error = Error
import-doubt = To look at
import-columns = Which column holds what
import-columns-what = This is a guess from the headings. Correct what is wrong, then look at the list again.
import-columns-again = Look again with these columns
import-column-none = Not in this list
import-column-unnamed = Column { $number }
import-column-sample = For example: { $sample }
import-earlier = Imports so far
import-earlier-none = Nothing was imported yet.
import-file-name = File
import-on = On
import-state = State
import-state-tried = Looked at
import-state-confirmed = Imported
import-state-undone = Undone
import-undo = Undo
import-undo-really = Undo this import?
import-undo-what = The stations it brought in are taken out, and changed ones become what they were. Stations with visits are never taken out.
field-station-code = Code of the station
field-station-number = Number of the station
field-room = Room
field-registered-voters = Registered voters
field-latitude = Latitude
field-longitude = Longitude
field-area-code = Code: { $area }
field-area-name = Name: { $area } ({ $tongue })
field-premises-name = Name of the place ({ $tongue })
field-in-km = Khmer
field-in-en = English or Latin letters
remark-column-missing = There is no column for: { $field }
remark-code-missing = The code of the station is missing.
remark-bad-code = "{ $code }" cannot be a code: only Latin letters, digits and - . / _
remark-duplicate-code = Code { $code } stands in line { $firstLine } already.
remark-area-missing = The line does not say in which area the station lies.
remark-area-code-wrong-length = { $level }: code { $code } should have { $expected } digits.
remark-area-code-not-within = Area { $code } does not lie in { $parent }.
remark-unknown-area = { $level }: code { $code } is not known and the list gives no name for it.
remark-area-not-found = { $level }: no area is called "{ $name }", and the list gives no code for it.
remark-premises-name-missing = The name of the school, pagoda or other place is missing.
remark-text-too-long = { $field } is longer than { $longest } letters.
remark-voters-not-a-number = "{ $given }" is no number of voters.
remark-coordinates-unreadable = "{ $given }" cannot be read as a coordinate.
remark-coordinates-incomplete = Only one of latitude and longitude is there.
remark-coordinates-impossible = { $latitude }, { $longitude } is nowhere on earth.
remark-leading-zero-restored = "{ $given }" was read as { $code }: a spreadsheet had taken the code for a number.
remark-many-voters = { $voters } voters are more than the { $most } the law allows in one station.
remark-coordinates-swapped = Latitude and longitude were swapped; read as { $latitude }, { $longitude }.
remark-outside-country = { $latitude }, { $longitude } lies outside the country.
remark-rooms-far-apart = Rooms of { $premises } lie { $metres } metres apart.
remark-area-named-differently = Area { $code } is known as "{ $known }"; the list says "{ $given }".
remark-not-unicode-khmer = { $field } has letters but none of them is Khmer. It may be written in an old font.

# Checklists
checklists = Checklists
checklists-lede = What monitors are asked, and the thresholds that answers are held against. A published version never changes.
checklists-published = Published versions
checklists-none = None is published yet.
checklist-shipped = The checklist that comes with the program
checklist-version = Version
checklist-version-is = Version { $version }
checklist-questions = Length
checklist-length = { $questions } questions, { $shortForm } of them in the short form
checklist-unreviewed = Khmer still to be checked
checklist-unreviewed-texts =
    { $texts ->
        [one] { $texts } text, { $doubtful } of them doubtful
       *[other] { $texts } texts, { $doubtful } of them doubtful
    }
checklist-unreviewed-what = These texts were written with care, but a native reader has not confirmed them yet. They can be used.
checklist-faults =
    { $faults ->
        [one] The checklist has { $faults } fault and cannot be published
       *[other] The checklist has { $faults } faults and cannot be published
    }
checklist-no-faults = It was checked and has no faults.
checklist-is-published = This version is published.
checklist-publish = Publish
checklist-publish-really = Publish this version?
checklist-publish-what = From then on its questions and thresholds can no longer be changed; changes become a new version.
checklist-published-on = Version { $version }, published on { $day }
checklist-read = Read the checklist
checklist-named = { $title }, version { $version }

# The desk of checklists: drafts
desk = Draft of a checklist
desk-drafts = Drafts
desk-drafts-what = In a draft, texts and limits are changed one at a time. Each change is kept at once. Monitors see nothing of it until it is published as a new version.
desk-drafts-none = No draft has been begun yet.
desk-begin = Begin a draft
desk-begun = A draft has been begun.
desk-draft-of = From version { $version }, begun on { $day }
desk-draft-progress = Agreed: { $agreed } of { $texts } texts. Doubtful: { $doubtful }.
desk-go = Open the draft
desk-drop = Throw away
desk-drop-really = Throw this draft away?
desk-drop-what = All its changes and marks are gone then. Published versions stay as they are.
desk-dropped = The draft has been thrown away.
desk-based-on = from version { $version }
desk-published = Published as version { $version }. It does not change any more.
desk-words = Texts
desk-lede = Read each text in both languages. Agree to it, mark it as doubtful, or say it in another way.
desk-progress = Agreed: { $agreed } of { $texts } texts. Doubtful: { $doubtful }. Changed: { $changed }.
desk-keys = Working with the keyboard
desk-key-enter = Enter
desk-key-enter-does = Keeps the text and opens the next one.
desk-key-ctrl-enter = Ctrl + Enter
desk-key-ctrl-enter-does = Keeps the text, agrees to it and opens the next one.
desk-key-shift-enter = Shift + Enter
desk-key-shift-enter-does = Begins a new line.
desk-key-escape = Esc
desk-key-escape-does = Closes the text. What was typed stays and is marked as not kept.
desk-part = Part of the checklist
desk-part-all = All parts
desk-part-checklist = Title of the checklist
desk-option = { $name } ({ $texts })
desk-wanted = Which texts
desk-wanted-all = All
desk-wanted-unagreed = Not yet agreed
desk-wanted-doubtful = Doubtful
desk-wanted-changed = Changed
desk-shown =
    { $texts ->
        [one] { $texts } text
       *[other] { $texts } texts
    }
desk-none = There is no such text here.
desk-end = These were all. Choose another part above.
desk-place = Question { $number }: { $role }
desk-role-title = Title
desk-role-intro = Introduction
desk-role-question = the question
desk-role-hint = help
desk-role-shows = what the answer shows
desk-role-choice = choice
desk-role-class = class
desk-role-row = row
desk-role-name = Name
desk-role-short = Short name
desk-role-why = Why it matters
desk-role-text = Text
desk-mark-open = Not yet agreed
desk-mark-agreed = Agreed
desk-mark-doubtful = Doubtful
desk-is-changed = Changed
desk-not-kept = Typed, not kept
desk-open = Work on it
desk-save = Keep, and next
desk-agree = Agree, and next
desk-doubt = Doubtful, and next
desk-unmark = Take the mark away
desk-kept = Kept: { $place }.
desk-undone = Undone: the last change to { $place } in { $part }.
desk-moved-on = Somebody else has changed this text meanwhile. Now it says:
desk-moved-on-what = What you typed is still below. Keep it to put it in that place, or take over theirs.
desk-take-theirs = Leave it as it is now
desk-check = Check and publish
desk-check-go = See what is wrong
desk-numbers-lede = The numbers that answers are held against, and where each comes from.
desk-numbers-not-yours = These numbers can be read here. Whoever may publish the checklist changes them.
desk-number-open = Change
desk-number-before = Changed. Before: { $value }
desk-number-value = Value ({ $unit })
desk-unit-cm = cm
desk-unit-m = metres
desk-unit-min = minutes
desk-unit-ratio = gradient, for example 1:12
desk-unit-count = how many
desk-standing = Where it stands
desk-standing-norm = A norm, taken from the sources named
desk-standing-proposed = A proposal: no norm was found
desk-source-add = Add a source
desk-source-choose = Choose a source
desk-sources-chosen = Sources ({ $sources })
desk-number-reason = Reason
desk-number-reason-hint = Why this number. It stays with the draft and is not published.
desk-number-reason-is = Reason: { $reason }
desk-number-save = Keep
desk-number-leave = Leave it as it is
desk-number-kept = The number is kept.
desk-number-moved-on = Somebody else has changed this number meanwhile. It is now { $value }.
desk-number-moved-on-what = What you filled in is still below. Keep it to put it in that place.
desk-fault-no-number = Type a number.
desk-fault-source-needed = A norm needs at least one source.
desk-fault-source-or-reason-needed = Without a source, say the reason.
desk-lint = What the program sees
desk-changed-texts = Changed texts, before and now ({ $texts })
desk-changed-numbers = Changed limits, before and now ({ $numbers })
desk-was = Before
desk-is-now = Now
desk-publish = Publish as a new version
desk-publish-faults = This draft can be published once nothing is wrong with it.
desk-publish-same = Nothing is different from the version it is based on, so there is nothing to publish.
desk-publish-open = Texts nobody has agreed to yet: { $texts }. It can be published all the same.
desk-publish-visits = Visits keep the version they were made with. Choose the new version for the campaign afterwards.
desk-publish-not-yours = Administrators and coordinators publish drafts.
desk-version = Version
desk-version-hint = A number nobody has used yet. Letters of the Latin script, dots and hyphens are possible as well.
desk-version-missing = Give it a version such as 3 or 2027-1.
desk-preview = As monitors see it
desk-preview-lede = This is how the questions look on a tablet. Try them: nothing is kept. All questions of the part are shown, also those that are asked only after certain answers.
desk-preview-language = Language of the tablet, and of this page

# Checklists as XLSForms
xlsform-out = Take out as XLSForm
xlsform-try = Try an XLSForm
xlsform = Try an XLSForm
xlsform-offer = Work on the checklist in a spreadsheet
xlsform-offer-what = An XLSForm is an Excel file that ODK, Kobo and many other programs also understand. Take a version out, change it, and try it here.
xlsform-lede = Choose an XLSForm. You first see what it would become. Nothing is published until you say so.
xlsform-hint = An Excel file (.xlsx) with the sheets survey, choices and settings. What is ours stands in columns and sheets that begin with wayin_.
xlsform-file = Choose the form
xlsform-look = Look at the form
xlsform-reading = The form is being read.
xlsform-trial = What { $file } would become
xlsform-which = Checklist
xlsform-sections = Sections
xlsform-errors = { $errors ->
        [one] To put right: { $errors }. It cannot be published like this.
       *[other] To put right: { $errors }. It cannot be published like this.
    }
xlsform-errors-what = Each line below names the sheet, the row and the column. Correct the file and try it again.
xlsform-faults = { $faults ->
        [one] It could be read, but { $faults } thing is missing in it as a checklist.
       *[other] It could be read, but { $faults } things are missing in it as a checklist.
    }
xlsform-fine = Nothing is wrong with it. It can be published as version { $version }.
xlsform-publish = Publish version { $version }
xlsform-publishing = The version is being published.
xlsform-published = Version { $version } is published.
xlsform-remarks = What is wrong or will be different, row by row
xlsform-remarks-more = Not shown: { $more }
xlsform-place = Place
xlsform-place-is = Sheet { $sheet }, row { $row }
xlsform-place-column = Sheet { $sheet }, row { $row }, column { $column }
xlsform-changes = What is different from version { $version }
xlsform-changes-none = Nothing. It says the same.
xlsform-changes-rest = The title, the short form, the key questions or the rules are different.
xlsform-no-base = No checklist with this id is known here. It would be a new one.
xlsform-part-sections = Sections
xlsform-part-questions = Questions
xlsform-part-thresholds = Thresholds
xlsform-part-derived = Values worked out
xlsform-part-contradictions = Contradictions
xlsform-part-barriers = Barriers
xlsform-part-remedies = Remedies
xlsform-part-addressees = Addressees
xlsform-part-groups = Groups of voters
xlsform-part-sources = Sources
xlsform-added = New
xlsform-gone = Gone
xlsform-changed = Changed
form-sheet-missing = The sheet “{ $sheet }” is missing. Add it.
form-sheet-not-supported = The sheet “{ $sheet }” is not supported. Take it out.
form-column-missing = The column “{ $column }” is missing. Add it.
form-column-unknown = Nobody knows this column. Columns that begin with wayin_ must be spelt exactly; correct its name.
form-column-not-supported = This column is not supported, and here it says “{ $given }”. Empty the cell, and ask in another way.
form-type-not-supported = The type “{ $type }” is not supported. Take the row out, or ask it as text, a number, a choice or a photo.
form-value-missing = Something must stand here.
form-value-not-allowed = “{ $given }” cannot stand here. Allowed: { $allowed }
form-value-too-long = The text is too long. At most { $longest } characters.
form-label-missing = The text is missing. Write it in at least one language of this installation.
form-language-missing = The column does not say its language. Call it for example “{ $name }::Khmer (km)”.
form-name-not-allowed = “{ $name }” cannot be a name here. Use small letters a to z, digits, _ and -, at most 64.
form-name-twice = “{ $name }” stands here a second time. Each name may occur once.
form-name-unknown = No row is called “{ $name }”. Correct the name in the expression.
form-list-unknown = The choices sheet has no list “{ $list }”. Add it, or correct the name.
form-unit-missing = A measure needs a unit. Write cm, m or min into the column wayin_unit, or use integer for a count.
form-key-missing = No question is marked “{ $key }”. Write this word into the column wayin_key in the row of the question.
form-access-missing = Nothing says what these answers mean for the visit. Write entered, refused, outside-only, not-found or closed into the column wayin_access.
form-note-without-place = A note can only stand at the beginning of a group. Move it there, or put its text into the hint of a question.
form-group-not-closed = The group “{ $name }” has no end. Add the row that ends it.
form-group-not-open = No open group or repeat of this sort ends here. Take the row out, or add its beginning.
form-group-too-deep = A repeat can only stand by itself, not within a group. Move it out.
form-expression-unreadable = This cannot be read as an expression: { $given }
form-expression-not-supported = “{ $part }” is not supported in this expression. Say it in another way.
form-does-not-fit = “{ $given }” cannot be asked of the question “{ $name }”. Compare its type and its choices.
form-constraint-not-supported = This constraint is not supported: { $given }. Numbers take a range (. >= 0 and . <= 30), texts a length.
form-version-taken = Version { $version } is published with other contents, and stays. Give another version.
form-column-left-out = This column is not used here and is left out.
form-language-left-out = Texts in “{ $language }” are left out: this installation does not work in that language.
form-metadata-left-out = “{ $type }” is left out. The time of a visit is kept anyway; which device it was, never.
form-heading-left-out = The heading of the group “{ $name }” is left out. Its questions and its condition stay.
form-required-left-out = Nothing is forced here: each question can also be answered with a reason for having no answer.
form-range-assumed = The constraint does not give both ends. Taken: { $from } to { $to }
form-length-assumed = The constraint gives no length. Taken: at most { $longest } characters.
form-part-kept = The file has no “{ $sheet }”. It stays as it is in version { $version }.
form-part-missing = The file has no sheet “{ $sheet }”, so this part of the checklist is empty.
section-questions =
    { $questions ->
        [one] { $questions } question
       *[other] { $questions } questions
    }
question-shows = Shows:
question-short-form = Short form
kind-yes-no = Yes or no
kind-measure = A measurement
kind-count = A count
kind-counts = Several counts
kind-choice = One choice
kind-choices = Several choices
kind-grid = One choice in each row
kind-words = In your own words
kind-photo = A photo
thresholds = Thresholds
thresholds-what = The numbers that answers are held against, with where they come from.

# Campaign
campaigns = Campaigns
campaign-set-up = Set up a campaign
campaign-another = Set up another one
campaign-lede = A campaign is one organised effort to look at stations for one election.
campaign-needs-checklist = A campaign needs a published checklist.
campaign-read-only = Only a coordinator can change the campaign.
campaign-names = Names
campaign-name = Name of the campaign
campaign-organisation = Organisation
campaign-election = Election
campaign-election-name = Name of the election
campaign-election-kind = Kind of election
campaign-election-date = Election day
campaign-election-date-hint = Day, month and year as your device shows them.
election-commune = Commune and sangkat councils
election-national = National Assembly
election-other = Another election
campaign-sample = How the stations are chosen
campaign-sample-hint = It decides what may be said later: of all stations, or only of those visited.
sample-census = All of them
sample-census-what = Every station is visited.
sample-probability = Drawn by lot
sample-probability-what = Chance decides, so the result can stand for all stations.
sample-purposive = Chosen on purpose
sample-purposive-what = For example where many voters with disabilities live. The result speaks of the stations visited.
sample-volunteer = Where volunteers go
sample-volunteer-what = Each monitor picks stations. The result speaks of the stations visited.
campaign-visits = The visits
campaign-checklist = Checklist
campaign-photos = Monitors may take photos
campaign-photos-hint = Only where the accreditation allows it. Never of people or of marked ballots.
campaign-create = Set up the campaign
campaign-save = Save the campaign
campaign-saved = The campaign is saved.

# Who goes where
plan = Who goes where
plan-what = Every monitor has a list of stations. Change it whenever you need to, also on election day: a tablet learns of it as soon as it is in touch with the office.
plan-conflicts =
    { $conflicts ->
        [one] { $conflicts } thing to look at
       *[other] { $conflicts } things to look at
    }
plan-tablet-lost =
    { $stations ->
        [one] lost the tablet, and has { $stations } station. Give it to somebody else, or make another card.
       *[other] lost the tablet, and has { $stations } stations. Give them to somebody else, or make another card.
    }
plan-too-many = { $stations } stations are more than the { $most } that one monitor can visit while the poll is open.
plan-too-many-short = more than { $most }
plan-outside =
    { $stations ->
        [one] has { $stations } station where the accreditation does not hold
       *[other] has { $stations } stations where the accreditation does not hold
    }
plan-outside-its =
    { $stations ->
        [one] { $stations } of these stations lies where this monitor is not accredited. They may not be let in there.
       *[other] { $stations } of these stations lie where this monitor is not accredited. They may not be let in there.
    }
plan-outside-short = not accredited here
plan-many-mobile = { $mobile } monitors are said to be accredited for everywhere. Usually no more than { $most } of one organisation are: ask the election commission before you rely on it.
accreditation-of = Accreditation of { $code }
accreditation-what = Most observers are accredited for one place, and few for everywhere. Say here what stands on this monitor’s accreditation, and the plan shows where it does not hold. Nothing is refused because of it.
accreditation-for = The accreditation holds
accreditation-not-said = Not known yet
accreditation-mobile = everywhere (mobile observer)
accreditation-area = in one area only
accreditation-which = In which area
accreditation-area-missing = Choose an area, at least the province.
accreditation-keep = Keep this
accreditation-kept = The accreditation is kept.
accreditation-is-not-said = Where the accreditation holds was not said yet.
accreditation-is-mobile = Accredited for everywhere (mobile observer).
accreditation-is-area = Accredited for { $area }.
accreditation-change = Say where the accreditation holds
plan-open = Stations nobody has yet
plan-open-of = { $open } of { $stations } stations have nobody yet
plan-areas-caption = { $level }: stations nobody has yet
plan-nobody = Nobody yet
plan-open-choose = To give these to somebody, choose a monitor below.
plan-shared =
    { $stations ->
        [one] { $stations } station with several monitors
       *[other] { $stations } stations with several monitors
    }
plan-monitors = Goes there
plan-of = Stations of { $code }
plan-reaches-card = The card has not been used yet. The tablet has these stations as soon as it is enrolled.
plan-reaches-tablet = What you change here is kept at once, and the tablet has it as soon as it is in touch with the office.
plan-revoked = This monitor was revoked and goes nowhere any more. These stations count as stations nobody has.
plan-has =
    { $stations ->
        [one] { $stations } station
       *[other] { $stations } stations
    }
plan-has-none = This monitor has no station yet.
plan-others = Also goes there
plan-visited = Visited
plan-not-visited = Not visited yet
plan-take-out = Take out
plan-taken-out = Taken out: { $station }
plan-put-back = Put it back
plan-put-back-done = Put back: { $station }
plan-give = Give more stations
plan-given =
    { $given ->
        [one] { $given } station given; now there are { $stations }.
       *[other] { $given } stations given; now there are { $stations }.
    }
plan-find = Find stations
plan-find-go = Find stations
plan-near = Near one of the monitor’s stations
plan-near-any = Anywhere
plan-near-nowhere = The place of that station is not known, so nothing can be said to be near it.
plan-only-open = Only stations nobody has yet
plan-found =
    { $stations ->
        [one] { $stations } station found; { $open } that nobody has
       *[other] { $stations } stations found; { $open } that nobody has
    }
plan-found-first = The first { $stations } stand below. Name a smaller area to see others.
plan-found-too-many = These are too many to be given at once. Name a smaller area.
plan-give-chosen =
    { $stations ->
        [one] Give the { $stations } chosen
       *[other] Give the { $stations } chosen
    }
plan-give-all = Give all { $stations }
plan-give-open = Give the { $stations } nobody has
plan-too-many-really = Give this monitor { $stations } stations?
plan-too-many-what = One monitor can hardly visit more than { $most } while the poll is open. It may still be right, for example for a whole team with one tablet.
plan-too-many-give = Give them all the same
plan-list = The plan as a file
plan-list-out = Take it out
plan-list-out-what = A list with one line for each monitor and station, by their codes. It can be changed and brought in again below. It says who will be where: keep it as you would keep a list of names.
plan-list-in = Bring it in
plan-list-what = You see first what the list would change, and what is wrong in which line. It is brought in whole, or not at all.
plan-list-hint = A CSV or Excel file (.xlsx) with one row for each monitor and station. Headings may be in Khmer or English: code of the monitor, code of the station.
plan-list-rest = What of the plan that is not in the list?
plan-list-rest-stays = It stays: the list only adds
plan-list-rest-goes = It is taken out: the list is the whole plan
plan-list-trial = What this list would change
plan-list-add = Given
plan-list-remove = Taken out
plan-list-same = As they are
plan-list-no-change = The plan is as this list says. Nothing is to be changed.
plan-list-take = Bring it in: { $add } given, { $remove } taken out
plan-list-taken = The list is brought in: { $added } given, { $removed } taken out.
plan-list-complaints-what = A list is brought in whole or not at all. Correct the file, or the columns below, and look again.
plan-list-field-monitor = Code of the monitor
plan-list-field-station = Code of the station
plan-list-no-monitor-column = No column with codes of monitors was found. Say below which one it is.
plan-list-no-station-column = No column with codes of stations was found. Say below which one it is.
plan-list-nothing = Nothing stands in this list.
plan-list-too-many = { $lines } lines are in this list; at most { $most } are brought in at once. Cut it in parts.
plan-list-monitor-missing = The code of the monitor is missing.
plan-list-monitor-unknown = No monitor of this campaign has the code "{ $given }".
plan-list-monitor-revoked = { $given } was revoked and goes nowhere any more.
plan-list-station-missing = The code of the station is missing.
plan-list-line-twice = The same monitor and station stand in line { $firstLine } already.
plan-of-sample = Of a sample
plan-of-sample-any = Of any or none
samples = Samples of stations
samples-what = Where not every station can be visited, let the lot choose. The seed and the list are kept with each sample, so that anybody can draw the same again, and nobody can say that stations were picked.
samples-so-far = Samples so far
samples-none = No sample was drawn yet.
sample-new = Draw a sample
sample-how = How the stations are chosen
draw-simple = By lot from all stations
draw-simple-what = Each station is as likely as any other.
draw-stratified = By lot in each area
draw-stratified-what = So that no province, district or commune is left out.
draw-clustered = By lot of schools and pagodas, then their rooms
draw-clustered-what = Shorter ways; but rooms of one school are alike, so it says less than as many single rooms.
draw-purposive = By hand
draw-purposive-what = For a reason you write down. It stands for itself: its percentages are those of no area.
sample-how-many-stations = How many stations
sample-how-many-premises = How many schools, pagodas and halls
sample-how-many-rooms = Rooms of each (empty: all)
sample-level = In each
sample-shares = Share of each area
sample-shares-proportional = By its number of stations
sample-shares-equal = As many for each
sample-from = From which area
sample-seed = Seed
sample-seed-hint = Leave it empty, and the server makes one. If others shall see that nothing was chosen, type what was thrown with dice in front of them.
sample-codes = Codes of the stations
sample-codes-hint = One in each line, or with spaces or commas between them.
sample-reason = Why these
sample-reason-hint = It is shown with the sample. Write no names.
sample-draw = Draw the sample
sample-keep = Keep this choice
sample-is-simple =
    { $stations ->
        [one] { $stations } station by lot
       *[other] { $stations } stations by lot
    }
sample-is-proportional = { $stations } stations by lot, in proportion for each: { $level }
sample-is-equal = { $stations } stations by lot, as many for each: { $level }
sample-is-clustered = { $stations } stations in { $premises } places by lot, at most { $rooms } in each
sample-is-clustered-whole = { $stations } stations in { $premises } places by lot, all rooms
sample-is-purposive =
    { $stations ->
        [one] { $stations } station by hand
       *[other] { $stations } stations by hand
    }
sample-speaks-for-itself = Chosen by hand: it speaks for no other station.
sample-other-list = The register has changed since: drawn today, it could be another.
sample-drawn = Drawn
sample-listed = Stations drawn from, and the hash of their list
sample-show = Show its stations
sample-first = The first { $stations } stand below. The page of a monitor finds the others.

# Monitors
monitors = Monitors
monitors-so-far = Monitors so far
monitors-caption =
    { $monitors ->
        [one] { $monitors } monitor, by code
       *[other] { $monitors } monitors, by code
    }
monitors-none = No cards were made yet.
monitor-code = Code
monitor-state = State
monitor-visits = Visits
monitor-deeds = What can be done
monitor-card-open = Card not used yet
monitor-enrolled = Tablet enrolled
monitor-lost = Lost: what it sends is set aside
monitor-revoked = Revoked
monitor-came-back = Came back after a restore: look whether it was lost
monitors-came-back =
    { $monitors ->
        [one] { $monitors } tablet came back by itself, because the restored database did not know it.
       *[other] { $monitors } tablets came back by themselves, because the restored database did not know them.
    }
monitors-came-back-look = Whatever was revoked after that backup was made is not revoked any more. Look whether one of these tablets was lost, and revoke it again. A number behind a code, such as -2, means that somebody else has the code now.
monitor-revoke = Revoke
monitor-revoke-really = Revoke { $code }?
monitor-revoke-what = The card and the tablet enrolled with it can no longer send anything. Visits that arrived stay. This cannot be taken back; make a new card instead.
monitor-is-revoked = { $code } is revoked.
monitor-lose = Lost
monitor-lost-show = What is missing
lost = The tablet of { $code } was lost
lost-what = From now on everything it sends is set aside, whole, until you vouch for it. What came before stays. The tablet itself gets nothing more from the office.
lost-when = When did its monitor have it for the last time?
lost-now = Until just now
lost-one = Until about an hour ago
lost-three = Until about three hours ago
lost-day = Until yesterday at this time
lost-known = Until a time I know
lost-known-at = Day and time
lost-do = It was lost: set aside what it sends
lost-under-way = Writing it down…
lost-is-marked = { $code } is marked as lost. What it sends is set aside.
lost-since = Lost since { $at }
lost-replace = Make a new card for its monitor
lost-is-replaced = Its monitor has a new card. The stations that were not visited went over to it.
lost-found = It was found again
lost-found-really = Was the tablet of { $code } found?
lost-found-what = Only if you are sure that nobody else had it. From now on what it sends counts again; what was set aside stays so until you vouch for it.
lost-is-found = { $code } goes on as before.
lost-close = Close
lost-missing = What is missing
lost-missing-stations = Stations without a visit
lost-missing-stations-none = No assigned station is without a visit.
lost-missing-photos = Visits whose photos have not come
lost-missing-photos-none = No visit waits for photos.
lost-missing-photo =
    { $station }: { $missing ->
        [one] { $missing } photo
       *[other] { $missing } photos
    }
lost-missing-room = { $station }, room { $room }
lost-after =
    { $visits ->
        [one] { $visits } visit
       *[other] { $visits } visits
    } came after it was lost and before this was said. They count; ask its monitor whether they are honest.
lost-aside =
    { $packets ->
        [one] { $packets } packet
       *[other] { $packets } packets
    } came since and are set aside.
tablet-address = How tablets get here
tablet-address-what = Tablets come to this address:
tablet-trust-what = This office has a network of its own. Before anything else, each tablet opens this address once. The page there leads it through trusting this office.
tablet-trust-qr = Address of the page where a tablet learns to trust this office
tablet-trust-compare = The tablet shows these letters and numbers. They must be the same:
cards-what = Each card carries a code, secret words and a square that a tablet's camera reads. Note on paper who got which card, or make them from a spreadsheet.
cards-count = How many cards
cards-make = Make cards
cards-under-way = Making cards…
cards-made =
    { $cards ->
        [one] { $cards } card is ready
       *[other] { $cards } cards are ready
    }
cards-ready =
    { $cards ->
        [one] { $cards } new card
       *[other] { $cards } new cards
    }
cards-once = They are shown only now, and their words are kept nowhere. Until you leave this page you can print them and save the file as often as you need.
cards-print = Print the cards
cards-save = Save as a page for screen readers
cards-save-what = One file with a heading for each card and its words syllable by syllable. Whoever has the file can use the cards: delete it once they are handed out.
cards-file-saved = The file is saved.
cards-file-failed = The file could not be saved. Try another place.
cards-named = Print names on the strip beside each card
cards-named-what = Cut the strip off before you hand a card out. A card with a name on it tells whoever finds it who works for you, and under which code. Without names the strip has the line of your list.
cards-leave-really = Leave these cards?
cards-leave-what = Their words cannot be shown again. Cards that were neither printed nor saved have to be revoked and made anew.
cards-leave = Leave this page
cards-file-title = Enrolment cards
cards-file-what = Every card works once. Whoever has this file can use the cards in it: keep it from others, and delete it once they are handed out.
cards-file-code = Code
cards-file-words = The seven words
cards-file-link = Or open this address
cards-file-for = For
card-strip = Cut off before handing out. Line of the list
monitor-list = Monitors from a spreadsheet
monitor-list-go = Make cards from a spreadsheet
monitor-list-lede = Choose a list of monitors. You see what would be made, and what is wrong in which line, before anything is.
monitor-list-register = Names and phones are sealed in the register of people, under a key of their own. Nothing else of the file is kept. Whoever is on the list and has a card already, by name and phone, gets no other: the same file twice makes nothing twice.
monitor-list-hint = A CSV or Excel file (.xlsx) with one row for each person. Headings may be in Khmer or English: name, phone, sex, disability, and if you like code and stations.
monitor-list-reading = Reading the list.
monitor-list-trial = What this list would make
monitor-list-people = New cards
monitor-list-known = Have a card already
monitor-list-stations = Stations given out
monitor-list-nobody-new = Everybody on this list has a card already. Nothing is to be made.
monitor-list-fine = Nothing is wrong with this list.
monitor-list-make =
    { $cards ->
        [one] Make { $cards } card
       *[other] Make { $cards } cards
    }
monitor-list-complaints = To put right: { $complaints }
monitor-list-complaints-what = All cards of a list are made together or none. Correct the file, or the columns below, and look again.
monitor-list-complaints-caption = What is wrong, line by line
list-field-name = Name
list-field-phone = Phone
list-field-sex = Sex
list-field-disability = Disability
list-field-code = Wanted code
list-field-stations = Stations to visit
list-no-name-column = No column with names was found. Say below which one it is.
list-nobody = Nobody is on this list.
list-too-many = { $people } people are on this list; at most { $most } are made at once. Cut it in parts.
list-name-missing = The name is missing.
list-name-too-long = The name is longer than { $longest } letters.
list-phone-unlikely = "{ $given }" cannot be a phone number.
list-sex-unknown = "{ $given }": write female, male or other, or leave it empty.
list-disability-unknown = "{ $given }": write none, vision, hearing, mobility, understanding, speech, psychosocial, several or other, or leave it empty.
list-code-unfit = "{ $given }" cannot be a code: three syllables of two letters and two digits, such as mokade-47.
list-code-twice = Code { $given } stands in line { $firstLine } already.
list-code-taken = Code { $given } belongs to another card already.
list-person-twice = The same name and phone stand in line { $firstLine } already.
list-station-unfit = "{ $given }" cannot be the code of a station.
list-station-unknown = No station has the code { $given }.
register = Register of people
register-what = Who stands behind each code. It is written here for one monitor at a time, or from a list for many. What is written is sealed at once and is not shown again: to see one name, two people are needed.
register-ends = It will be removed on { $day }.
register-ended = The register was removed on { $day }. Nobody can read it any more, and nothing is written into it.
register-counts = Who they are, as numbers
register-counts-what = Numbers are rounded down to whole fives, and those that are too small are not told, so that nobody can be worked out of them.
register-people =
    { $people ->
        [one] { $people } person in the register
       *[other] { $people } people in the register
    }
register-count = People
register-with-disability = With a disability
register-at-least = at least { $people }
register-too-few = too few to be told
register-write = Write or correct an entry
register-write-what = An entry is written anew as a whole: what was there before is gone.
register-code-hint = Monitors whose entry is there already are marked.
register-code-choose = Choose a code
register-code-written = { $code } – written
register-phone-hint = Leave it empty if there is none.
register-save = Write it into the register
register-saved = The entry of { $code } is written.
register-drop = Take an entry out
register-drop-what = For somebody who does not want to be in the register. The code and the visits stay.
register-drop-do = Take it out
register-drop-really = Take the entry of { $code } out of the register?
register-dropped = The entry of { $code } is gone.
register-none = There is no entry yet.
register-no-cards = There are no codes yet. Make cards first.
reveal = See whose code it is
reveal-what = Two people are needed, and it is written into the logbook. The name is shown once and is not kept on this computer.
reveal-do = Show it, or ask a second person
reveal-hide = Hide it again
sex-female = Female
sex-male = Male
sex-other = Other
sex-not-said = Not said
disability-none = None
disability-vision = Vision
disability-hearing = Hearing
disability-mobility = Mobility
disability-understanding = Understanding
disability-speech = Speech
disability-psychosocial = Psychosocial
disability-several = Several
disability-other = Another one
disability-not-said = Not said
card-qr = QR code of card { $code }: opens the link below it
card-how = Read the square with the tablet's camera, or open the address and type the code and the words.
card-secret = Show this card to nobody. If it is lost, tell your coordinator at once.

# Staff
logbook = Logbook
logbook-short = who did what in the office, and the twelve words for the office book
logbook-what = Everything that changes or shows something is written down here. It can be added to, and never changed: each entry is sealed together with all before it.
logbook-words = Today’s twelve words
logbook-words-what = { $day }, after { $entries } entries. Write these words by hand into the office book before you go home. Tomorrow’s words will differ; these will still show that nothing before them was changed.
logbook-words-other-script = The same words in the other script
logbook-words-none = Nothing is sealed yet. The words come with the first entry.
logbook-check = Do words of an earlier day still hold?
logbook-check-what = Type what stands in the office book. The whole logbook is read again and compared with it.
logbook-check-words = The twelve words
logbook-check-words-hint = In Khmer or Latin letters. Spaces and capital letters do not matter.
logbook-check-day = The day they were written, if it stands there
logbook-check-do = Compare
logbook-check-under-way = Comparing…
logbook-verdict-hold = The words hold: nothing before them was changed.
logbook-verdict-former-life = The words were right, for entries that a restore from a backup has left behind.
logbook-verdict-fail = The words do not hold. They were written or typed wrongly, or the logbook was changed.
logbook-verdict-none = These are not twelve words of the logbook. Compare each with the office book.
logbook-verdict-days = They were the newest from { $from } to { $until }.
logbook-verdict-other-day = That is not the day you gave.
logbook-verdict-whole = The logbook is whole: all { $entries } entries fit together.
logbook-verdict-broken = The logbook does not fit together: somebody has changed the database. Ask an administrator to run npm run verify, which says where.
tries = Tries that were refused
tries-what = Many on one day can mean that somebody is guessing. Only numbers are kept: nobody’s name and no address.
tries-none = Nothing has been refused so far.
tries-passphrase = Office: wrong name or passphrase
tries-factor = Office: wrong second proof
tries-card = Monitors: wrong card
tries-permission = Office: not allowed
logbook-entries = Entries
logbook-caption = { $entries } entries, the newest first
logbook-none = There is no such entry.
logbook-act = What
logbook-act-any = Everything
logbook-day = Day
logbook-filter = Show
logbook-when = When
logbook-who = Who
logbook-by-monitor = A monitor’s tablet
logbook-by-program = The server itself
logbook-by-nobody = Somebody not signed in
logbook-object = To what
logbook-object-none = the whole
logbook-sealed = Seal
logbook-is-sealed = Sealed
logbook-is-not-sealed = Sealed in a moment
logbook-pages = Pages of the logbook
logbook-newer = Newer
logbook-older = Older
act-backup-checked = A backup was made or checked by restoring it
act-backup-made = A backup was made
act-backup-restored = A backup was restored
act-campaign-saved = A campaign was set up or changed
act-cards-made = Cards were made
act-checklist-published = A checklist was published
act-class-day-set = The day on which something ends was set
act-class-ended = Something that was kept has ended, and its key was destroyed
act-class-held = Something may not end: a legal hold was set
act-class-let-go = A legal hold was lifted
act-export-made = A table was exported
act-first-administrator-made = The first administrator was made
act-identity-revealed = Who a code belongs to was looked at
act-incidents-read = Incidents were looked at
act-key-used-first = A new key is in use
act-logbook-begun = The logbook was begun
act-monitor-enrolled = A tablet was enrolled
act-monitor-enrolled-again = A tablet came back after a restore
act-monitor-found = A lost tablet was found
act-monitor-lost = A tablet was lost
act-monitor-replaced = The monitor of a lost tablet got another card
act-monitor-revoked = A card was revoked
act-packets-taken-in = A file from a tablet was taken in
act-paper-keyed = A paper form was keyed in
act-paper-printed = Paper forms were made
act-paper-taken-in = A paper form became a visit
act-photo-agreed = A photo was agreed to for releases
act-photo-offered = A photo was offered for releases
act-photo-refused = A photo was refused for releases, or taken back
act-photo-read = A photo was looked at
act-recommendation-moved = It was noted what became of a recommendation
act-recommendation-taken-back = A step of a recommendation was taken back
act-recommendation-worded = A recommendation was worded anew
act-recommendations-carried = Open recommendations were carried over from an earlier campaign
act-recommendations-gathered = Recommendations were gathered from the findings
act-release-made = A release was made
act-release-hidden = A release was hidden again
act-release-shown = A release was shown to everybody
act-release-withdrawn = A release was withdrawn
act-sample-drawn = A sample of stations was drawn
act-plan-changed = It was changed who goes where
act-register-deleted = An entry of the register was taken out
act-register-written = An entry of the register was written
act-set-aside-taken-in = What was set aside was read again
act-staff-added = An account was made
act-staff-changed = An account was changed
act-staff-signed-in = Somebody signed in
act-staff-signed-out = Somebody signed out
act-boundaries-taken = Boundaries of areas were brought in
act-boundaries-dropped = Boundaries of areas were dropped
act-stations-imported = A station list was imported
act-stations-undone = An import was undone
act-two-approved = A second person agreed
act-two-asked = A second person was asked for
act-two-refused = A request for two was refused
act-two-used = An act of two people was done
act-visits-read = Visits to a station were looked at
act-visits-reviewed = A visit was put into another state of review
act-factor-dropped = Somebody gave up a second way to sign in
act-factor-kept = Somebody set up a second way to sign in
act-staff-closed = An account was closed
act-staff-factors-dropped = The second factors of an account were taken away
act-staff-factors-reset = An account was reset from the server itself
act-staff-opened = A closed account was opened again
act-staff-passphrase-changed = Somebody changed their own passphrase
act-station-held = A station was held back from what is released
act-station-released = A station that was held back was released
kept-until = Kept until when
kept-until-short = the day on which names, photos, words and talks are removed for ever
kept-until-what = Each of these is sealed under a key of its own. On its day the key is destroyed. From then on nobody can read it, here or in any backup. Facts and numbers stay.
kept-register = Names and telephone numbers
kept-register-what = Who the monitors are, with sex and disability.
kept-photos = Photos
kept-photos-what = Pictures that monitors took.
kept-free-text = Words
kept-free-text-what = Notes, remarks and reasons that monitors wrote, also about incidents, and what was set aside.
kept-interviews = Talks with voters
kept-interviews-what = What voters answered. How many were talked to stays.
kept-ends = Removed on { $day }
kept-ended = Removed on { $day }. Nobody can read it any more.
kept-held = Not removed: a legal hold stands since { $day }
kept-change = Change what is kept
kept-two = Removing something early, choosing an earlier day, and legal holds need two people. If nobody has agreed yet, somebody is asked. Once they have agreed, send the same again.
kept-which = What it is about
kept-deed = What should happen
kept-deed-day = Choose another day
kept-deed-hold = Set a legal hold: it is not removed
kept-deed-release = Lift the legal hold
kept-deed-end = Remove it now, for ever
kept-day = Day
kept-day-hint = Only when you choose another day.
kept-do = Do it, or ask a second person
kept-done = It is done.
kept-asked = A second person was asked. Once they have agreed, send the same again here.

second-person = Waiting for a second person
second-person-short = what nobody may do alone
second-person-what = Some acts could hurt people. They are done only when somebody else agrees. An agreement counts once, for one thing, and within a day of asking.
second-person-open = Open requests
second-person-none = Nothing waits for a second person.
second-person-early-delete = Delete something before its date
second-person-free-text-release = Release a text that somebody wrote
second-person-hold-lift = Lift a legal hold, so that something may end
second-person-hold-set = Set a legal hold, so that something does not end
second-person-identity-reveal = See who stands behind a code
second-person-key-change = Change a key
second-person-release-early = Make a release on the evening of the election day
second-person-act = What
second-person-object = About which one
second-person-object-hint = A code, a station or a number, as the page shows it; for the key of the organisation: organisation-key. No name.
second-person-reason = Why
second-person-reason-hint = One sentence for the colleague who has to decide.
second-person-asked-by = { $name } asks
second-person-mine = You ask; somebody else has to agree.
second-person-until = Until { $until }
second-person-agreed = { $name } has agreed. Whoever asked can do it now, once.
second-person-agree = Agree
second-person-agree-really = Agree to this?
second-person-agree-what = Your agreement is written into the logbook. Agree only if you would do it yourself.
second-person-refuse = Refuse
second-person-take-back = Take back
second-person-is-agreed = Agreed.
second-person-is-refused = The request is closed.
second-person-ask = Ask for a second person
second-person-is-asked = Asked. Tell a colleague who can agree.

staff = Staff
staff-what = Who may work in the office, and what each of them may do.
staff-count =
    { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
staff-add = Let somebody in
staff-change = Change
staff-roles = Roles
staff-roles-missing = Choose at least one role.
staff-passphrase-new = New passphrase (leave empty to keep the present one)
staff-save = Save
staff-saved = The account of { $name } is saved.
staff-closed = Closed: nobody can sign in with it
staff-not-secured = Has not set up a second proof yet
staff-factors-drop = Lost proofs: set up anew
staff-factors-really = Take all second proofs of { $name } away?
staff-factors-what = For a lost phone or paper. They are signed out everywhere. At the next sign-in the passphrase is enough to set up new ones: do this only when they ask you in person, and give a new passphrase with it.
staff-is-factors = { $name } now sets up new proofs.
staff-close = Close the account
staff-close-really = Close the account of { $name }?
staff-close-what = They are signed out everywhere at once, and cannot sign in any more. It can be opened again.
staff-is-close = The account of { $name } is closed.
staff-open = Open the account again
staff-is-open = The account of { $name } is open again.
role-administrator = Administrator
role-administrator-what = Keeps the machine running: accounts, stations, checklists. Reads no results.
role-coordinator = Coordinator
role-coordinator-what = Prepares the campaign: stations, checklist, monitors' cards. Sees results but no single visit.
role-reviewer = Reviewer
role-reviewer-what = Reads the visits and the results. Does not know the monitors.
role-liaison = Liaison
role-liaison-what = Takes findings and recommendations to the election commission. Sees results and exports, no single visit.

# Review of visits
reviewing = Review
reviewing-what = Look at each visit once, ask the monitor where something is unclear, and close what is clear. The monitor's tablet shows the reason and the questions you choose; what you write stays in the office. A visit counts in the results whatever its state here.
reviewing-filter = Which visits to review
reviewing-state = State
reviewing-state-count = { $state } ({ $visits })
reviewing-state-all = All
reviewing-state-new = New
reviewing-state-checked = Checked
reviewing-state-query = Question open
reviewing-state-final = Final
reviewing-only-station = Only visits to station { $station }
reviewing-every-station = Visits to every station
reviewing-now = Review of visits
station-visits-review = Review these visits
filter-day = A visit arrived on
filter-review = Review of its visits
filter-review-all = Whatever the review says
reviewing-put-back = Corrected since
reviewing-put-back-why = This visit was final. A correction has come since, so it is new again.
reviewing-answered = Answered
reviewing-answered-why = The monitor was asked about this visit, and an answer has come. Look at it again.
reviewing-confirmed = The monitor says: it is right as it is
query-about =
    { $questions ->
        [0] Which questions it is about
       *[other] Which questions it is about ({ $questions })
    }
query-about-what = The monitor sees these questions and the reason above on their tablet, the next time it reaches the office. What you write below the reason stays in the office.
query-about-add = Ask about another question
query-about-add-go = Add this question
query-about-choose = Choose a question
reviewing-shown =
    { $visits ->
        [one] { $visits } visit is shown
       *[other] { $visits } visits are shown
    }
reviewing-none = There is no visit in this state here.
reviewing-list =
    { $visits ->
        [one] { $visits } visit
       *[other] { $visits } visits
    }
reviewing-visits =
    { $visits ->
        [one] { $visits } visit
       *[other] { $visits } visits
    }
reviewing-visit-of = visit { $order }, { $day }
reviewing-choose = Choose visit { $order } to station { $station }
reviewing-choose-all = Choose all { $visits }
reviewing-choose-none = Choose none
reviewing-more = Show more
reviewing-open-one = Open a visit on the list.
reviewing-decide = Decide about this visit
reviewing-decide-many =
    { $visits ->
        [one] Decide about the visit that is chosen
       *[other] Decide about the { $visits } visits that are chosen
    }
reviewing-why = Why
reviewing-because-looks-right = It looks right
reviewing-because-unlikely-number = A number is unlikely
reviewing-because-contradiction = Answers contradict each other
reviewing-because-visits-disagree = Visits to this station disagree
reviewing-because-photo = A photo is unclear or shows something else
reviewing-because-wrong-station = It may be another station
reviewing-because-monitor-answered = The monitor has answered
reviewing-because-look-again = To be looked at again
reviewing-because-own-words = Something else, written below
reviewing-because-taken-back = Taken back
reviewing-words = In your own words
reviewing-words-how = May stay empty, and stays in the office. Name nobody.
reviewing-lacks-reason = Choose a reason first, or write one: a question has to say what about.
reviewing-no-way = These visits are in different states, and no step fits all of them.
reviewing-go-new = Back to new
reviewing-go-checked = Checked
reviewing-go-query = Ask the monitor
reviewing-go-final = Final
reviewing-done = { $place }: { $state }
reviewing-take-back = Take this back
reviewing-taken-back =
    { $visits ->
        [one] Taken back
       *[other] Taken back for { $visits } visits
    }
reviewing-steps = What was decided so far
reviewing-step = { $from } → { $to }:
reviewing-by-you = by you, { $day }
reviewing-by-other = by somebody else, { $day }
reviewing-answers = All answers
reviewing-at-the-end = There is no further visit on the list.
reviewing-keys-on = Keys are on
reviewing-keys-off = Keys are off
reviewing-keys-switch = Use single letters as keys
reviewing-keys-what = Letters mean something only while you are not writing. Escape leaves the field. With keys off, everything is done with the buttons.
reviewing-key-next = Next visit
reviewing-key-previous = Visit before
reviewing-key-write = Write
reviewing-key-tick = Choose this visit, or not
reviewing-key-undo = Take the last step back
reviewing-key-reason = Choose a reason
reviewing-moved =
    { $visits ->
        [one] Somebody else was here meanwhile. Nothing was changed by you.
       *[other] { $visits } visits were changed meanwhile by somebody else. Nothing was changed by you.
    }
reviewing-moved-corrected = A correction has come.
reviewing-moved-kept = What you chose and wrote is still here. Look again, then decide.

# What is worth a second look in a visit
flags = Worth a second look
flags-all = Whether or not
flags-count =
    { $flags ->
        [one] { $flags } to look at
       *[other] { $flags } to look at
    }
flags-prove-nothing = These are found by rule. None of them proves that anything is wrong, and most have an honest reason.
flags-none-so-far = None of the visits looked at so far has this. There are more.
flag-name-any = Anything
flag-name-too-fast = Very fast
flag-name-outside-hours = Outside polling hours
flag-name-all-equal = All answers the same
flag-name-photo-twice = Photo in another visit too
flag-name-unlikely-number = Unlikely number
flag-name-contradiction = Answers contradict
flag-name-view-differs = Overall view differs
flag-name-visits-disagree = Visits disagree
flag-too-fast =
    { $minutes ->
        [one] So many answers usually take { $minutes } minute at the least. By the tablet’s clock this visit was shorter.
       *[other] So many answers usually take { $minutes } minutes at the least. By the tablet’s clock this visit was shorter.
    }
flag-outside-hours = By the tablet’s clock it was begun outside polling hours. Tablets are often set wrong.
flag-all-equal = All { $answers } answers by yes or no are the same.
flag-photo-twice =
    { $photos ->
        [one] { $photos } photo is in another visit as well. Rooms of one school may share a gate.
       *[other] { $photos } photos are in another visit as well. Rooms of one school may share a gate.
    }
flag-visits-disagree =
    { $barriers ->
        [one] Another visit to this station says otherwise about { $barriers } barrier. Things may have changed in between.
       *[other] Another visit to this station says otherwise about { $barriers } barriers. Things may have changed in between.
    }
flag-unlikely-number = { $question } – Usual is { $from } to { $to }. It may be right.
flag-contradiction = { $question } – { $text }
flag-view-differs = { $question } – From the answers follows: { $rating }. The monitor saw it otherwise, and was there.

# Visits to one station side by side
side-by-side = Visits side by side
side-by-side-what = Compared is what lasts and what both have answered. Measures up to a tenth apart count as the same.
side-by-side-visit = Visit { $order }
side-by-side-same = Visits { $one } and { $other }: { $same } of { $compared } answers are the same.
side-by-side-caption = What visits { $one } and { $other } say differently
side-by-side-question = Question
agreement =
    { $pairs ->
        [one] Where two monitors saw the same station ({ $pairs } pair of visits), { $same } of { $compared } answers are the same.
       *[other] Where two monitors saw the same station ({ $pairs } pairs of visits), { $same } of { $compared } answers are the same.
    }
agreement-percent = That is { $percent } percent.

# Paper forms
paper = Paper forms
paper-short = for monitors who go without a tablet
paper-what = For monitors who go without a tablet: the same questions to tick on paper. Each form is for one station and has a number of its own. It carries no name and no code of a monitor. In the office it is keyed in twice, by two people.
paper-new = Make forms
paper-nobody-goes = Forms are made for stations that somebody goes to. Nobody has a station yet.
paper-checklist = Version of the checklist
paper-length = How long
paper-whose = For which stations
paper-whose-monitor = Of one monitor
paper-whose-area = Of everybody, in an area
paper-make = Make the forms
paper-so-far = Forms made so far
paper-none = No form has been made yet.
paper-caption = Forms made so far, the newest first
paper-made-on = Made on
paper-forms = Forms
paper-taken-in = Keyed in
paper-print = Print forms
paper-language = Language of the form
paper-in-km = Khmer
paper-in-en = English
paper-in-both = Both
paper-large = Large print
paper-pages = { $forms ->
    [one] One form
   *[other] { $forms } forms
  }, { $pages ->
    [one] one page
   *[other] { $pages } pages
  }
paper-hand-out = Who gets which form
paper-hand-out-what = This list stays in the office and is not printed. The forms themselves name nobody.
paper-form-of = Form for station { $station }
paper-qr = Station { $station } and the version of the checklist, as a code
paper-station-code = Code of the station
paper-number = Number of the form
paper-day = Day
paper-from = Begun at (hour and minute)
paper-to = Ended at (hour and minute)
paper-how-tick = Tick the box of what you see, or write the number on the line. Tick only one, unless it says “several”.
paper-how-mistake = Ticked the wrong box? Fill it in completely and tick the right one.
paper-how-reasons = No answer? Never guess, tick why:
paper-how-because = After Z, write why it could not be measured:
paper-because-crowd = too crowded
paper-because-no-permission = not allowed
paper-because-danger = not safe
paper-because-no-tool = no tool
paper-because-cannot-reach = out of reach
paper-how-nobody = Write no name, telephone number or party of anybody on this form, not even your own. Photos and talks with voters need a tablet.
paper-several = several possible:
paper-leave-out = Leave this out if
paper-leave-out-section = Leave this whole part out if
paper-question = question
paper-and = and
paper-or = or
paper-not = not
paper-at-least = at least
paper-at-most = at most
paper-more-than = more than
paper-less-than = less than
paper-no-value = nothing, X, Y or Z
paper-any-value = an answer
paper-unit-cm = cm
paper-unit-m = m
paper-unit-min = minutes
# Releases

releases = Releases
releases-short = what was known at a moment, frozen and numbered, for handing out.
releases-lede = A release freezes what is known now. It gets a number and a checksum, and never changes. What comes later goes into the next one.
release-make = Make a release
release-later = The next release can be made from the close of the poll on the election day (a preliminary one), or from { $day } (the final one).
release-preliminary-what = Until { $day } only a preliminary release can be made, and only one: counts for the country and for provinces with many visits. It names no station. A coordinator has to agree, who knows whether monitors have left.
release-preliminary-made = The preliminary release has been made. The final one can be made from { $day }.
release-final-what = It holds every visited station, with what may be told of it. Look through the review first: what is corrected later goes into the next release.
release-make-preliminary = Make the preliminary release
release-make-final = Make a final release
release-making = Being made. With many stations this takes a minute or two. Leave this page open.
release-early-reason = Preliminary release on the evening of the election day
release-made = Release { $number } has been made.
release-asked = A coordinator has been asked. Once they have agreed on the page “Waiting for a second person”, press the button again.
releases-so-far = Releases so far
releases-none = There is no release yet.
release-named = Release { $number }, { $kind }
release-kind-preliminary = preliminary
release-kind-final = final
release-current = This is the newest release.
release-superseded = Release { $number } takes its place.
release-withdrawn = Withdrawn: { $why } It is given out no more.
release-withdrawn-held = a station in it was put on hold since.
release-withdrawn-mistake = something in it is wrong.
release-withdrawn-early = it was given out too early.
release-day = As known on
release-day-hour = { $day }, { $hour } o’clock
release-stations = Stations
release-stations-none = none named
release-checksum = Checksum (SHA-256)
release-checksum-what = The checksum is of the file “Release as it is”. Whoever has that file can work it out again and compare.
release-look = What is in it
release-visited = Visited { $visited } of { $stations } stations; in { $entered } monitors got in.
release-areas = Provinces told apart: { $areas }
release-method = Method
release-limits = Limits
release-left-out = What was left out, and why
release-downloads = Files
release-file-release-jsonl = Release as it is (JSON lines)
release-file-findings-csv = Findings (CSV)
release-file-codebook-csv = Codebook (CSV)
release-file-indicators-csv = Barriers in numbers (CSV)
release-file-interviews-csv = What voters said, in numbers (CSV)
release-file-recommendations-csv = Recommendations (CSV)
release-file-workbook-xlsx = Workbook to read (XLSX)
release-file-stations-geojson = Map layer (GeoJSON)
release-report = Report to read, to print and to hand over
release-report-what = What the release says, with its method, its limits, tables and a map. Every form says the same.
release-report-language = Language
release-report-variant = For whom
release-report-standard = Everybody
release-report-large-print = In large print
release-report-plain = In plain language, short
release-report-format = As
release-report-html = Web page (HTML): reads best aloud
release-report-pdf = PDF: to print
release-report-docx = Document (DOCX): to be edited
release-report-make = Make the report
release-report-making = The report is being made. With many stations that takes up to a minute. You can go on working; this page has to stay open.
release-report-ready = The report is ready: { $size }.
release-report-kilobytes = { $size } kB
release-report-megabytes = { $size } MB
release-file-photos-zip = Photos with what they show (ZIP)
release-file-a11y-json = Stations as A11yJSON
release-packs = Archives and pages, place by place
release-packs-what = For each area there is an archive with findings, a map layer, and a page for the owner of each place. Down to the commune, each place has its page to be printed by itself as well. Numbers in brackets count the visited stations.
release-pack-of = Archive: { $area }
release-premises =
    { $premises ->
        [one] 1 place
       *[other] { $premises } places
    }
release-premises-stations =
    { $stations ->
        [one] 1 visited station
       *[other] { $stations } visited stations
    }
release-premises-page = Page to print
release-withdraw = Withdraw this release
release-withdraw-what = Its files can be taken out no more. What somebody has already stays with them: tell them. Number, checksum and reason stay in the list.
release-withdraw-why = Why
release-withdraw-held = A station in it was put on hold since
release-withdraw-mistake = Something in it is wrong
release-withdraw-early = It was given out too early
release-withdraw-go = Withdraw release { $number }
release-withdraw-done = Release { $number } has been withdrawn.
exports-releases = For handing out, make a release
exports-releases-what = The files below are working copies: they show what is known this minute, and tomorrow they differ. A release stays as it is, with a number and a checksum.
paper-entry = Key in paper forms
paper-entry-short = what monitors ticked on paper, keyed in twice
paper-entry-what = Every form is keyed in by two people, each from the paper and without seeing what the other keyed. Then it is compared, and becomes a visit like others.
paper-entry-of = Paper form { $number }
paper-entry-open = Open the form
paper-entry-done = { $forms ->
    [one] One form has become a visit.
   *[other] { $forms } forms have become visits.
  }
paper-number-hint = Ten digits, at the head and the foot of every page.
paper-number-wrong = This is no number of a form. Compare it with the paper, digit by digit.
paper-begun = Begun
paper-begun-none = No form is being keyed in.
paper-mine = keyed by you
paper-state-to-key = to key in
paper-state-waits = waits for a second person
paper-state-by-others = keyed by two others
paper-state-to-compare = keyed twice, to compare
paper-state-taken-in = a visit already
paper-now-waits = Finished. Now somebody else keys it in from the paper.
paper-now-by-others = Two others are keying this form.
paper-now-taken-in = This form has become a visit.
paper-now-to-compare = This form was keyed in twice.
paper-next = To the next form
paper-keys-how = How forms are keyed in
paper-keys-enter = Enter keeps a line and goes on to the next one; Shift and Enter go back.
paper-keys-boxes = A box is its letter or its number in the row: A or 1. Several boxes are ABD, or 1 2 4.
paper-keys-numbers = Numbers as they stand there, in Khmer or other digits. Several numbers with a space between them, “-” for one that is missing.
paper-keys-reasons = X, Y, Z as on the paper; behind Z the number of the reason, for instance Z4.
paper-keys-empty = Where nothing stands on paper, leave the line empty. Never guess what somebody meant.
paper-kept = Everything is kept in the office.
paper-keeping = Is being kept …
paper-day-wrong = This is no day.
paper-time-wrong = Hour and minute, for instance 0710; the end lies after the beginning.
paper-unreadable = This is no answer to this question. Look at the letters above the line.
paper-finish = The whole form is keyed in
paper-finish-what = After that it cannot be changed by you alone any more.
paper-differences = { $differences ->
    [0] Both entries say the same
    [one] Both entries differ in one place
   *[other] Both entries differ in { $differences } places
  }
paper-differences-none = Nothing has to be decided.
paper-differences-what = Take the paper and look at each place again. What counts is what stands on the paper, not what somebody may have meant.
paper-differences-open = { $open ->
    [one] One place has not been decided about.
   *[other] { $open } places have not been decided about.
  }
paper-differences-unfit = Something that was keyed is no answer, or cannot be. Look at the places once more.
paper-one = First entry
paper-other = Second entry
paper-anew = Neither: something else stands on the paper
paper-anew-what = What stands on the paper
paper-nothing = nothing
paper-take-in = Make a visit of it
paper-taken-received = The form has become a visit
paper-taken-set-aside = The form was set aside: a coordinator has to look at it
release-public = Shown to everybody
release-public-what = Everybody who has the link sees what is in this release, without signing in. Hiding it takes back the page, and nothing that others have copied.
release-public-link = To the public pages
release-feed = Address for analysts’ programs
release-feed-what = Excel, Power BI, R and other programs read the tables of this release there (OData 4.0), without signing in.
release-show = Show it to everybody
release-hide = Hide it again
release-shown = Release { $number } is shown to everybody.
release-hidden = Release { $number } is hidden again.
