one-moment = សូមរង់ចាំបន្តិច …
back-to = ត្រឡប់ទៅ { $place }
next-is = បន្ទាប់៖ { $place }
choose = ជ្រើសរើស

strip-sending = កំពុងផ្ញើ …
strip-waiting = ការចុះពិនិត្យ { $visits } កំពុងរង់ចាំផ្ញើ។ វាត្រូវបានរក្សាទុកដោយសុវត្ថិភាពក្នុងថេប្លេតនេះ។
strip-nothing = គ្មានអ្វីរង់ចាំផ្ញើទេ
strip-offline = គ្មានបណ្តាញ។ អ្នកអាចបន្តធ្វើការបាន។

enrol = រៀបចំថេប្លេតនេះ
enrol-lede = អ្នកសម្របសម្រួលបានឱ្យកាតមួយដល់អ្នក ដែលមានលេខកូដ និងពាក្យប្រាំមួយ។ សូមវាយបញ្ចូលទាំងពីរ។ បន្ទាប់មក ថេប្លេតអាចប្រើបាន ទោះបីគ្មានបណ្តាញក៏ដោយ។
enrol-code = លេខកូដលើកាត
enrol-code-how = ឧទាហរណ៍៖ mokade-47។ អក្សរធំ អក្សរតូច ឬចន្លោះ មិនជាបញ្ហាទេ។
enrol-words = ពាក្យទាំងប្រាំមួយ
enrol-words-how = វាយទាំងប្រាំមួយពាក្យ ដោយដាក់ចន្លោះរវាងពាក្យ។
enrol-missing = សូមបំពេញកន្លែងនេះ។ វាមាននៅលើកាត។
enrol-go = រៀបចំថេប្លេតនេះ
enrol-busy = កំពុងទាញយកបញ្ជីត្រួតពិនិត្យ និងការិយាល័យបោះឆ្នោតរបស់អ្នក …
enrol-help = គ្មានកាត ឬកាតប្រើមិនបាន? សូមសុំកាតថ្មីពីអ្នកសម្របសម្រួល។ កាតមួយប្រើបានតែម្តងប៉ុណ្ណោះ។
enrol-already = ថេប្លេតនេះបានរៀបចំរួចហើយ ដោយលេខកូដ { $code }។
enrol-already-go = បើកការិយាល័យបោះឆ្នោតរបស់ខ្ញុំ

my-stations = ការិយាល័យបោះឆ្នោតរបស់ខ្ញុំ
visits-begun = ការចុះពិនិត្យដែលអ្នកបានចាប់ផ្តើម
visit-go-on = បន្ត
assigned = ការិយាល័យបោះឆ្នោតដែលអ្នកត្រូវចុះពិនិត្យ
assigned-none = មិនទាន់មានការិយាល័យបោះឆ្នោតណាត្រូវបានប្រគល់ជូនអ្នកទេ។ សូមស្វែងរកការិយាល័យបោះឆ្នោតដែលអ្នកកំពុងនៅ ខាងក្រោមនេះ។
find-station = ស្វែងរកការិយាល័យបោះឆ្នោត
find-text = លេខកូដ ឬឈ្មោះ
find-text-how = ផ្នែកណាមួយនៃឈ្មោះសាលារៀន វត្ត ភូមិ ឬលេខកូដការិយាល័យបោះឆ្នោត។
find-by-area = រកមើលតាមតំបន់
find-out-of-reach = បញ្ជីការិយាល័យបោះឆ្នោតនៃតំបន់នេះ មិនទាន់មានក្នុងថេប្លេតទេ។ សូមភ្ជាប់បណ្តាញម្តង រួចជ្រើសរើសឡើងវិញ។
find-count =
    { $stations ->
        [0] រកមិនឃើញការិយាល័យបោះឆ្នោតទេ។ សូមសាកវាយអក្សរតិចជាងនេះ ឬរកមើលតាមតំបន់។
       *[other] ការិយាល័យបោះឆ្នោត { $stations }
    }
visits-finished = ការចុះពិនិត្យដែលបានបញ្ចប់
visited = បានចុះពិនិត្យ
place-room = { $premises } បន្ទប់ { $room }

station-unknown = ការិយាល័យបោះឆ្នោតនេះ មិនមានក្នុងបញ្ជីនៃថេប្លេតនេះទេ។ សូមពិនិត្យលេខកូដ មុនពេលចាប់ផ្តើម។
station-begun = អ្នកបានចាប់ផ្តើមការចុះពិនិត្យនៅទីនេះរួចហើយ។
station-is-it = តើអ្នកកំពុងនៅការិយាល័យបោះឆ្នោតនេះមែនទេ?
station-code = លេខកូដ
station-room = បន្ទប់
station-voters = អ្នកបោះឆ្នោតចុះឈ្មោះ
checklist-missing = បញ្ជីត្រួតពិនិត្យមិនទាន់មានក្នុងថេប្លេតនេះទេ។ សូមភ្ជាប់បណ្តាញម្តង រួចបើកទំព័រការិយាល័យបោះឆ្នោតរបស់អ្នក។
form-which = តើអ្នកបំពេញទម្រង់មួយណា?
form-full = បញ្ជីត្រួតពិនិត្យពេញលេញ៖ { $questions } សំណួរ ប្រហែល ៤៥ នាទី
form-short = ទម្រង់ខ្លី៖ { $questions } សំណួរ ប្រហែល ១៥ នាទី
visit-start = ចាប់ផ្តើមការចុះពិនិត្យ

visit = ការចុះពិនិត្យ
visit-progress = បានឆ្លើយ { $answered } ក្នុងចំណោម { $asked } សំណួរ
visit-first-section = ចាប់ផ្តើមពី { $section }
visit-next-section = បន្តទៅ { $section }
sections = ផ្នែក
sections-all = ផ្នែកទាំងអស់
section = ផ្នែក
section-not-asked = ឥឡូវមិនមានអ្វីត្រូវឆ្លើយ
section-not-asked-why = មិនមានអ្វីត្រូវឆ្លើយនៅទីនេះទេ ដោយសារចម្លើយមុនៗរបស់អ្នក។
section-done = រួចរាល់
section-progress = បានឆ្លើយ { $answered } ក្នុងចំណោម { $asked }
discard = ចាប់ផ្តើមដោយច្រឡំ?
discard-what = អ្វីៗទាំងអស់ដែលអ្នកបានបំពេញសម្រាប់ការចុះពិនិត្យនេះ នឹងត្រូវលុបចេញពីថេប្លេត ហើយមិនអាចយកមកវិញបានទេ។
discard-go = លុបការចុះពិនិត្យនេះ
draft-gone = ការចុះពិនិត្យនេះមិនមានក្នុងថេប្លេតនេះទេ ឬបានបញ្ចប់រួចហើយ។
keeping-kept = បានរក្សាទុកក្នុងថេប្លេតនេះ
keeping-keeping = កំពុងរក្សាទុក …
keeping-not-kept = មិនអាចរក្សាទុកចម្លើយចុងក្រោយរបស់អ្នកបានទេ។ ថេប្លេតអាចពេញ។ សូមកុំបិទទំព័រនេះ៖ សូមលុបអ្វីខ្លះដើម្បីឱ្យមានទំហំទំនេរ រួចកែចម្លើយណាមួយដើម្បីសាកម្តងទៀត។

complaint = ត្រូវកែ
reason-not-observed = មិនបានសង្កេត
reason-not-applicable = មិនពាក់ព័ន្ធ
reason-not-measured = វាស់មិនបាន
reason-not-counted = រាប់មិនបាន
reason-not-replied = មិនបានឆ្លើយ
because = ហេតុអ្វី?
because-crowd = មនុស្សកុះករពេក
because-no-permission = គ្មានការអនុញ្ញាត
because-danger = មិនមានសុវត្ថិភាព
because-no-tool = គ្មានឧបករណ៍
because-cannot-reach = ទៅមិនដល់
note-add = បន្ថែមកំណត់ចំណាំ
note = កំណត់ចំណាំ
take-back = ដកចម្លើយវិញ
measured-cm = រង្វាស់ជាសង់ទីម៉ែត្រ
measured-m = រង្វាស់ជាម៉ែត្រ
measured-min = រយៈពេលជានាទី
symbol-cm = ស.ម
symbol-m = ម
symbol-min = នាទី
counted = ចំនួន
number-unreadable = នេះមិនមែនជាលេខទេ។ សូមសរសេរ ឧទាហរណ៍ ៨៥ ឬ ៨៥,៥។
count-unreadable = នេះមិនមែនជាចំនួនគត់ទេ។ សូមសរសេរ ឧទាហរណ៍ ៣ ឬ ០ បើគ្មាន។
stick-instead = គ្មានម៉ែត្រវាស់? សូមប្រើឈើវាស់ { $length }
stick-legend = តើឈើវាស់ { $length } ដាក់ចូលបានទេ?
stick-fits = ដាក់ចូលបាន
stick-does-not-fit = ដាក់ចូលមិនបាន
own-words = តាមពាក្យរបស់អ្នកផ្ទាល់
photo-take = ថត ឬជ្រើសរើសរូបថត
photo-busy = កំពុងបង្រួមរូបថត …
photo-enough = សំណួរនេះទទួលយករូបថតបានតែប៉ុណ្ណេះ។
photo-unreadable = មិនអាចអានរូបភាពនេះបានទេ។ សូមសាករូបផ្សេង។
photo-describe = រូបថតទី { $number } បង្ហាញអ្វី
photo-describe-how = សរសេរមួយប្រយោគសម្រាប់អ្នកដែលមើលមិនឃើញ។ កុំសរសេរឈ្មោះមនុស្ស។
photo-without-words = រូបថតទី { $number } មិនទាន់មានការពិពណ៌នា
photo-remove = លុបរូបថតទី { $number }
derived = { $name }៖ { $value }

complaint-missing = មិនទាន់មានចម្លើយ។
complaint-out-of-range = លេខនេះមិនអាចទៅរួចទេ។ អាចពី { $from } ដល់ { $to }។
complaint-not-whole = ត្រូវតែជាចំនួនគត់។
complaint-unknown-choice = ជម្រើសនេះមិនមែនរបស់សំណួរនេះទេ។ សូមជ្រើសរើសម្តងទៀត។
complaint-excludes-others = «គ្មាន» មិនអាចជ្រើសរើសរួមជាមួយជម្រើសផ្សេងបានទេ។
complaint-too-long = វែងពេក៖ { $letters } តួអក្សរ ច្រើនបំផុត { $longest }។
complaint-too-many-photos = រូបថតច្រើនពេក ច្រើនបំផុត { $most }។
complaint-wrong-kind = ចម្លើយនេះមិនត្រូវនឹងសំណួរទេ។ សូមឆ្លើយម្តងទៀត។
complaint-rise-not-below-length = កម្ពស់ជម្រាលត្រូវតែតិចជាងប្រវែងរបស់វា។ សូមវាស់ម្តងទៀត។
complaint-incomplete = នៅសល់ { $left } ជួរមិនទាន់ឆ្លើយ។
complaint-unusual = លេខមិនធម្មតា៖ ភាគច្រើនពី { $from } ដល់ { $to }។ សូមពិនិត្យម្តងទៀត បើពិតមែន សូមទុកដដែល។
complaint-phone-number-in-text = ហាក់ដូចជាលេខទូរស័ព្ទ។ សូមលុបចេញ ដើម្បីកុំឱ្យគេស្គាល់អត្តសញ្ញាណនរណាម្នាក់។
complaint-photo-not-described = សូមសរសេរពន្យល់ថារូបថតបង្ហាញអ្វី។

interviews = ការសន្ទនាជាមួយអ្នកបោះឆ្នោត
interviews-how = សូមសុំការយល់ព្រមជាមុនសិន។ កុំសរសេរឈ្មោះ។ អ្នកដែលបដិសេធក៏ត្រូវរាប់ដែរ។
interviews-count =
    { $interviews ->
        [0] មិនទាន់មាន
       *[other] ការសន្ទនា { $interviews }
    }
interview-add = ការសន្ទនាថ្មី
interview-number = ការសន្ទនាទី { $number }
interview-refused = បានបដិសេធ
interview-refused-thanks = សូមអរគុណ។ ការបដិសេធត្រូវបានរាប់ ហើយមិនមានអ្វីផ្សេងទៀតត្រូវបានរក្សាទុកទេ។
interview-not-asked = មិនទាន់បានសួរ
interview-answers = ចម្លើយ { $answers }
interview-gone = ការសន្ទនានេះលែងមានទៀតហើយ។
interview-remove = លុបការសន្ទនានេះ
interview-done = ត្រឡប់ទៅបញ្ជីការសន្ទនា

review = មុនពេលបញ្ចប់
review-go = ពិនិត្យឡើងវិញ និងបញ្ចប់
review-all-well = គ្រប់សំណួរមានចម្លើយហើយ។
review-must = ត្រូវកែ៖ { $complaints }
review-must-what = ចម្លើយទាំងនេះមិនអាចទុកបែបនេះបានទេ។
review-doubts = សូមពិនិត្យម្តងទៀត៖ { $complaints }
review-doubts-what = វាអាចត្រឹមត្រូវ។ បើត្រឹមត្រូវ សូមទុកដដែល។
review-missing = មិនទាន់មានចម្លើយ៖ { $complaints }
review-missing-what = អ្នកអាចទុកវាចោលបាន។ វាត្រូវរាប់ថាមិនបានសង្កេតឃើញ មិនមែន «ទេ» ឡើយ។
review-missing-in = { $section }៖ { $questions }
finish = បញ្ចប់ការចុះពិនិត្យ
finish-what = ក្រោយពេលបញ្ចប់ ចម្លើយមិនអាចកែបានទៀតទេ។
finish-with-gaps = អ្នកអាចបញ្ចប់បាន ទោះបីខ្វះចម្លើយខ្លះក៏ដោយ។ ក្រោយពេលបញ្ចប់ ចម្លើយមិនអាចកែបានទៀតទេ។
finish-held = មានចម្លើយខ្លះត្រូវកែជាមុនសិន។
finish-go = បញ្ចប់ការចុះពិនិត្យនេះ

findings-of = អ្វីដែលបានរកឃើញ៖ { $station }
findings-gone = ការចុះពិនិត្យនេះលែងមានក្នុងថេប្លេតនេះហើយ។ ការិយាល័យអង្គការបានទទួលហើយ។
findings-kept = ការចុះពិនិត្យបានបញ្ចប់ និងមានសុវត្ថិភាព។ វានឹងត្រូវផ្ញើភ្លាមៗ ពេលមានបណ្តាញ។
findings-rating = តើមនុស្សអាចបោះឆ្នោតនៅទីនេះបានទេ?
findings-count = បានរកឃើញឧបសគ្គ { $barriers }
findings-count-none = មិនបានរកឃើញឧបសគ្គទេ ក្នុងអ្វីដែលអ្នកបានឃើញ។
findings-hinders = រារាំងដល់៖ { $groups }
findings-evidence = ផ្អែកលើអ្វី
findings-bound = ប្រៀបធៀបនឹង៖ { $name } { $value }
findings-print = បោះពុម្ពទំព័រនេះ
findings-see = អ្វីដែលបានរកឃើញ
advice-today = អ្វីដែលអាចធ្វើបានថ្ងៃនេះ
advice-today-what = សូមបង្ហាញ ឬអានជូនប្រធានការិយាល័យបោះឆ្នោត។
advice-later = អ្វីដែលអ្នកដទៃគួរធ្វើ
advice-later-what = ការិយាល័យអង្គការនឹងបញ្ជូនបន្តទៅអ្នកដែលអាចធ្វើបាន។
advice-to = ជូន៖ { $addressee }
remedy-class-same-day = ឧបសគ្គធ្ងន់ៗដែលបានរកឃើញទាំងអស់ អាចដោះស្រាយបាននៅថ្ងៃនេះ។
remedy-class-before-next-election = អ្វីដែលនៅសល់ អាចកែលម្អបានមុនការបោះឆ្នោតលើកក្រោយ។
remedy-class-relocate-or-build = នៅទីនេះត្រូវការបន្ទប់ផ្សេង ឬការសាងសង់។

outbox = អ្វីដែលបានផ្ញើ និងកំពុងរង់ចាំ
outbox-lede = ការចុះពិនិត្យដែលបានបញ្ចប់ នៅក្នុងថេប្លេតនេះ រហូតដល់ការិយាល័យអង្គការបញ្ជាក់ថាបានទទួលគ្រប់ពាក្យ។
outbox-send-now = ផ្ញើឥឡូវនេះ
outbox-empty = អ្នកមិនទាន់បានបញ្ចប់ការចុះពិនិត្យណាមួយក្នុងថេប្លេតនេះទេ។
sending-waiting = កំពុងរង់ចាំផ្ញើ
sending-received = ការិយាល័យអង្គការបានទទួលហើយ
sending-set-aside = ការិយាល័យអង្គការបានទទួល ហើយនឹងពិនិត្យមើល៖ មានការចុះពិនិត្យមួយទៀតប្រើលេខដូចគ្នា
sending-refused = ការិយាល័យអង្គការមិនអាចទទួលយកបានទេ។ សូមប្រាប់អ្នកសម្របសម្រួល។
receipt = លេខបង្កាន់ដៃ សម្រាប់អានតាមទូរស័ព្ទ៖
photos-waiting = រូបថត { $photos } សន្លឹក នៅរង់ចាំផ្ញើ។
sending-remove = លុបចេញពីថេប្លេតនេះ
sending-removed = បានលុបចេញពីថេប្លេតនេះ។
