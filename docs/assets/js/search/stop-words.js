// Words of a question that say nothing about its subject, folded as in fold.js; a `-` at the end stands for any ending. The
// search leaves them out of what is looked for; the build reads this file too, and leaves them out of what it sends.
export const RUSSIAN = `
а без бы был- быть в вместо во все всего всех вы где да для до друг- его ее ей если есть еще же за зачем и из или
именно им их к как- кем когда кого кому котор- кто куда ли лучше между меня мне много могу- мож- мой мое моем моя
мои мы на над надо нам нас наш наша наше наши наших не него нее нельзя ни них но ну нужен нужн- о об обо один одна
одно они он она оно от очень по под пока почему поэтому при про раз разве с сам сама само самый свое- своей свои-
свой себе себя сколько следует со стоит так также такая такие такое такой те тем то тогда того тоже той только том
тот ту у хочу чего чем что что-то чтобы чуть я это эта эти этим этих этого этой этом этот эту долж- расскаж- объясн-
опиш- привед- назов- назыв- дай скаж- покаж- пример- просто простой простая простое простые простым простыми простых
слова словами понят- термин- значит означает определение суть отличи- отлича- различ- разниц- сравн- против быва-
существу- использ- применен- применя- выбрать выбира- подходит предпоч- дела- сдела- происход- произой- случится
работа- устро- знать знаешь знаете собеседовани- интервью вопрос- ответ ответить спросят кратко коротко проще
правильно плюсы минусы преимуществ- недостат- достоинства особенност- основны- главн- кажд- аббревиатур- предотвра-
рекоменд- реализов- роль играет
`;
export const ENGLISH = `
a about all also am an and any anything are as at be because been being best better between both but by can cannot
could did differ- do does doing done each either else every exactly expla- example- for from get gets give given go
going good got had has have having he help her here him his how i if in instead interview into is it its just know
let made main make makes making many me mean- means might more most much must my need- no not of on one only or
other our out over per please question questions quick same say see she should simple simply so some such tell than
that the their them then there these they thing things this those to too under us use used using uses usual- very
versus vs want was way ways we well were what whats when where whether which while who whom whose why will with
without work works would yet you your describe defin- compare comparison choose pick prefer show short understand
exist exists happen- purpose point concept advantage- disadvantage- benefit- drawback- acronym recommend- role plays
stands actual- really
`;
