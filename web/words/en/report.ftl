# What the report of a release says: the server writes it, in HTML, PDF and DOCX alike.
report-title = Can everybody vote here? { $election }
report-title-plain = Can everybody vote here? The short report in plain language
report-subtitle = Report { $number } of { $organisation }, { $campaign }
report-mark-preliminary = Preliminary: not the last word
report-contents = Contents
report-skip = Skip to the report
report-page = Page
report-table = Table { $number }: { $caption }
report-figure = Figure { $number }: { $caption }
report-chapter = { $number }. { $heading }
report-twins = This report comes in several forms
report-twins-what = The same text is there as a web page (HTML), as PDF and as a document that can be edited (DOCX), in Khmer and in English, in normal and in large print, and in plain language. Some programs read Khmer in PDF aloud wrongly. If yours does, take the web page or the document.
report-preliminary = These numbers are preliminary
report-preliminary-what = They were known on the evening of the election day, before anybody had looked at every visit again. No station is named. The final report takes their place.

report-fact-organisation = Organisation
report-fact-campaign = Campaign
report-fact-election = Election
report-fact-election-day = Election day
report-fact-release = Release
report-fact-known-on = What was known on
report-fact-supersedes = Takes the place of
report-fact-checklist = Checklist
report-fact-checksum = Checksum of the release (SHA-256)
report-release-preliminary = Number { $number }, preliminary
report-release-final = Number { $number }, final
report-release-number = Release number { $number }
report-known-day = { $day }
report-known-hour = { $day }, { $hour } o’clock
report-checklist = { $title }, version { $version }

report-chapter-summary = Summary
report-chapter-scope = What was looked at
report-chapter-limits = What the numbers cannot say
report-chapter-ratings = Who can vote at the stations
report-chapter-barriers = Barriers, one by one
report-chapter-areas = Areas
report-chapter-recommendations = What should be done, and by whom
report-chapter-method = How it was found out
report-chapter-redactions = What was left out, and why
report-chapter-annex = Annex: the stations
report-chapter-glossary = Words used in this report

report-count-of = { $count } of { $n }
report-share = { $count } of { $n } ({ $percent }%)
report-percent = { $percent }%
report-percent-between = { $percent }% ({ $from }–{ $to })
report-small = few: counts only
report-of-few = { $count } of { $n } (few)
report-none-known = no station can tell
report-about = about { $count }
report-about-of = about { $count } of { $n }
report-nothing = –

report-summary-visited = Monitors visited { $visited } of { $stations } polling stations, and got into { $entered } of them.
report-summary-no-visit = No station was visited yet that may be told of.
report-summary-full = Accessible without help to voters with disabilities: { $share } of the stations visited.
report-summary-assisted = Accessible only with help: { $share }.
report-summary-none = Somebody is shut out: { $share }.
report-summary-unknown = Not enough was seen to say: { $share }.
report-summary-caption-most = The barriers found most often, of the stations that can tell
report-summary-recommendations =
    { $recommendations ->
        [one] It makes { $recommendations } recommendation to { $addressees }.
       *[other] It makes { $recommendations } recommendations, to { $addressees }.
    }
report-summary-records = So far { $handed ->
        [0] none of them was
        [one] one of them was
       *[other] { $handed } of them were
    } handed over to a body, and { $done ->
        [0] none is
        [one] one is
       *[other] { $done } are
    } done.
report-and = , and
report-comma = ,

report-sample-census = All stations were to be visited. As long as some were not, the numbers speak of those that were.
report-sample-probability = The stations were drawn by lot. Shares may be read as those of the list they were drawn from, as far as the stations drawn were visited.
report-sample-purposive = The stations were chosen on purpose. The numbers speak of the stations visited, and of no others.
report-sample-volunteer = Volunteers went where they could. The numbers speak of the stations visited, and of no others.
report-scope-coverage = Stations of the register, and how many of them were visited
report-scope-stations = Stations of the register
report-scope-count = How many
report-scope-visited = Visited
report-scope-entered = Entered
report-scope-not-visited = Not visited, or not to be told of
report-samples = The samples that were drawn
report-samples-caption = Samples, the oldest first
report-sample-kind = How
report-sample-kind-simple = By lot among all
report-sample-kind-stratified = By lot in each area
report-sample-kind-clustered = By lot among schools, pagodas and halls
report-sample-kind-purposive = By hand
report-sample-drawn = Stations drawn
report-sample-listed = Of how many
report-sample-seed = Seed: whoever has it and the list draws the same again

report-ratings-what = Every station visited is held against the same rules. Accessible means that no grave barrier was found and enough was answered. With help means that somebody has to help. Shut out means that at least one barrier keeps somebody from voting. Not known is never counted as good.
report-ratings-caption = Stations visited, by who can vote there
report-ratings-groups = For each group of voters
report-ratings-groups-caption = Stations visited, for each group of voters
report-ratings-column = How far
report-ratings-stations = Stations
report-ratings-share = Share of those visited
report-group = Group of voters
report-voters-all = All groups together

report-remedy-classes = When the barriers can be gone
report-remedy-classes-caption = Stations visited, by when their barriers can be gone
report-remedy-class = When

report-barriers-what = Each barrier has its own number of stations: those that could say yes or no. Stations where nobody could tell are counted apart, and are neither yes nor no. Below ten stations there are counts and no percentage.
report-barriers-caption = { $section }: barriers found
report-barrier = Barrier
report-severity = How grave
report-found = Found
report-can-tell = Can tell
report-not-known = Not known
report-share-found = Share found
report-barriers-people = What people did
report-barriers-people-what = Nobody can be recognised here: numbers are rounded and rest on several stations and monitors, or they are not told. They are of the whole country.
report-barriers-people-caption = What people did: rounded numbers of the whole country
report-hidden = not told
report-barriers-none = No barrier can be told of yet.

report-chapter-interviews = What voters said
report-interviews-what = Monitors talked to voters who agreed: { $talks } interviews at { $stations } stations. This chapter is apart from all others. It says what was said in these interviews; it counts no station, and nothing in it was seen by a monitor.
report-interviews-limits = Nobody was drawn by lot, so no number here is a share of all voters, or of all voters with a disability, and there is no likely range. Who was not at the station could mostly not be asked. Numbers are rounded and rest on several stations and monitors, or they are not told. Somebody has a difficulty who has a lot of it or cannot do it at all.
report-interviews-several = One voter can name several.
report-interviews-answer = Answer
report-interviews-answered = Answered
report-interviews-all = All interviews
report-interviews-women = Women
report-interviews-others = Men, others
report-interviews-difficulty = Difficulty: { $difficulty }
report-interviews-difficulty-several = Several difficulties
report-interviews-difficulty-none = No great difficulty

report-areas-what = Areas differ in how many of their stations were visited. Compare them with that in mind.
report-areas-caption = Areas, and who can vote at their stations
report-area = Area
report-area-visited = Visited
report-areas-barriers-caption = The barrier found most often in each area
report-area-most = Most often
report-map-caption = Visited stations by who can vote there
report-map-alternative = Map with one mark for each visited station that has a place on the list: { $marks }. The annex lists the same stations.
report-map-mark = { $state }: { $count }

report-recommendations-what = Recommendations follow from the barriers by rules that anybody can read. Those that concern the gravest and most frequent barriers stand first. The numbers say at how many of the stations that can tell the barrier was found.
report-recommendations-none = No barrier was found, so there is nothing to recommend.
report-records-what = Recommendations follow from the barriers by rules that anybody can read. People have gone through those on record: they could change the words, the addressee and the term. For each it is said how far it is, and what the body answered. Those with the highest priority stand first: the voters registered at the stations where the barrier was found, times how grave it is.
report-recommendations-caption = To { $addressee }
report-recommendation = What should be done
report-because = Because of
report-when = When
report-stations-found = Stations
report-photo = { $barrier } (polling station { $station })
report-because-found = { $barrier } ({ $stations })
report-when-effort = When, at what cost
report-when-due = { $when }, by { $day }
report-with-effort = { $when }; { $effort }
report-not-on-record = Found, not on record yet
report-state-of = { $state } ({ $body })
report-answers = What was answered
report-answer = { $asked } – { $state }, { $body }, { $day }: “{ $answer }”
report-body-gone = To { $other }, in place of { $body }, which is set up for an election and will not be there then
report-body-gone-nobody = To { $body }, which is set up for an election and will not be there then; nobody is named in its place
report-body-not-yet = To { $other } until { $body } is there, from { $from }
report-body-not-yet-nobody = To { $body }, which is not there before { $from }; nobody is named to stand in
report-dissolves = This body is set up for one election and dissolves after it. What takes longer is addressed to bodies that stay.
report-sources = Laws and standards behind these recommendations
report-source-to-check = { $title } (to be checked against the text itself)

report-thresholds = The limits that answers are held against
report-thresholds-caption = Limits, and where they come from
report-threshold = What is measured
report-threshold-value = Limit
report-threshold-from = From
report-threshold-proposed = proposed by the authors of the checklist
report-redactions-none = Nothing was left out.
report-redactions-what = Nearly all that is left out protects people. None of it changes the numbers of stations and barriers above.

report-annex-what = In the order of the numbers of the election commission. Barriers that shut people out or make help necessary are named, the others are counted. An empty line of barriers does not mean that there is none.
report-annex-first = These are the first { $listed } of { $stations } stations. All of them are in the tables that belong to this release.
report-annex-caption = Visited stations
report-annex-none = A preliminary report names no station.
report-annex-station = Station
report-annex-place = Place
report-annex-rating = Who can vote
report-annex-barriers = Barriers found
report-annex-room = room { $room }
report-annex-further = { $barriers } more
report-annex-nothing-found = none found

report-term-station = Station
report-term-station-what = One voting room with a number of its own. A school or pagoda often has several.
report-term-barrier = Barrier
report-term-barrier-what = Something that keeps a voter from voting, or makes it harder.
report-term-can-tell = Can tell
report-term-can-tell-what = Stations where somebody could say whether the barrier is there. Shares are shares of these.
report-term-rating = Who can vote
report-term-rating-what = What the barriers found at a station mean for voters: accessible, with help, shut out, or not known.
report-term-share = Share, and numbers in brackets behind it
report-term-share-what = Of the stations that can tell. Numbers in brackets say between which values the share of all stations is likely to lie; they are there only where stations were drawn by lot.
report-term-recommendation = Recommendation
report-term-recommendation-what = What would remove a barrier, who can do it, and by when.
report-term-release = Release
report-term-release-what = What was known at one moment, kept as it was then. Its number and checksum say which.

report-plain-what = What is this about?
report-plain-what-about = People with disabilities have the right to vote. They must be able to get into the polling station. They must be able to vote in secret. We looked at whether they can.
report-plain-visited = We went to { $visited } polling stations. There are { $stations } in all.
report-plain-who = { $organisation } did this for: { $election }.
report-plain-results = What did we find?
report-plain-full = At { $share }, voters with disabilities can vote without help.
report-plain-full-nowhere = At no station can voters with disabilities vote without help.
report-plain-assisted = At { $share }, they can vote only if somebody helps.
report-plain-none = At { $share }, somebody cannot vote.
report-plain-unknown = At { $share }, we could not see enough.
report-plain-of-ten = { $ten } of every 10 stations
report-plain-under-one = fewer than 1 of every 10 stations
report-plain-nearly-all = nearly all stations
report-plain-all = all stations
report-plain-of-few = { $count } of { $n } stations
report-plain-barriers = What stands in the way?
report-plain-barrier = { $barrier }: at { $share }.
report-plain-about-tell = We count only stations where we could see it.
report-plain-do = What should be done?
report-plain-do-what = These people and offices can change it:
report-plain-asked = { $text } ({ $state })
report-plain-stands-in = { $body } is only there for an election. When it is gone, ask: { $other }.
report-plain-know = How do we know?
report-plain-know-what = Trained people went to the stations. They filled in the same list of questions everywhere. Where they could not see something, we do not guess.
report-plain-only-visited = The numbers are about the stations we went to. They are not about all stations.
report-plain-drawn = A lottery chose the stations. So the numbers can stand for the others too.
report-plain-everywhere = We wanted to go to every station.
report-plain-more = There is a longer report with all numbers, and with how we worked. Ask { $organisation } for it.
