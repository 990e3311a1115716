// Words of a question that say nothing about its subject. They are left out of what is looked for,
// and so they are never counted as missing. Folded as in fold.js; a `-` at the end stands for any ending.

const RUSSIAN =
  "а без бы был- быть в вам вас ваш- весь вместо во вообще вот все всего всех всегда вы где да для до друг- его ее ей если " +
  "есть еще же за зачем и из или именно им их к как каков- какая какие каким- каког- какое какой каком какую кем когда " +
  "кого кому котор- кто куда ли либо лучше между меня мне много могу можем может можете можешь можно могут мой мое моем моя мои мы на над надо нам " +
  "нас наш- не него нее нельзя нет ни них но ну нужен нужн- о об обо один одна одно они он она оно от откуда отчего очень по " +
  "под пока почему поэтому при про раз разве с сам сама само самый свое- своей свои- свой себе себя сколько следует со стоит " +
  "так также такая такие такое такой там тво- те тем то тогда того тоже той только том тот ту тут ты у уже хочу чаще чего чем " +
  "что что-то чтобы чуть я это эта эти этим этих этого этой этом этот эту долж- " +
  "расскаж- объясн- опиш- привед- назов- назыв- перечисл- дай скаж- покаж- поясн- подскаж- помог- пример- простым " +
  "простые простыми словами слова понят- термин- значит означает определение суть смысл отличи- отлича- различ- разниц- сравн- против бывает бывают " +
  "существу- использ- применен- применя- выбрать выбира- подходит предпоч- делать делает делают делаешь делаете сделать " +
  "сделали происход- произой- случится работает работают работать устро- знать знаешь знаете собеседовани- интервью вопрос вопросы " +
  "ответ ответить спросят кратко коротко вкратце подробно проще нормально правильно плюсы минусы преимуществ- недостат- " +
  "достоинства особенност- основны- главн- кажд-";
const ENGLISH =
  "a about actually all also am an and any anything are as at be because been being best better between both but by can cannot " +
  "could did differ- do does doing done dont each either else etc ever every exactly expla- example- for from get gets give given go " +
  "going good got had has have having he help her here him his how i if in instead interview into is isnt it its just know let made " +
  "main make makes making many me mean- means might more most much must my need- no not of on one only or other our out over per " +
  "please pros cons question questions quick rather really same say see she should shouldnt simple simply so some somebody someone " +
  "something such tell than that the their them then there these they thing things this those to too toward under us use used using " +
  "uses usual- very versus vs want was way ways we well were what whats when where whether which while who whom whose why will with " +
  "without wont work works would yet you your yours describe defin- compare comparison choose pick prefer show briefly short overview " +
  "understand exist exists happen- purpose point concept advantage- disadvantage- benefit- drawback-";

const LIST = `${RUSSIAN} ${ENGLISH}`.split(" ");
const WORDS = new Set(LIST);
const BEGINNINGS = new RegExp(`^(?:${LIST.filter((word) => word.endsWith("-")).map((word) => word.slice(0, -1)).join("|")})`);

/**
 * @param {string} word folded
 * @returns {boolean}
 */
export const saysNothing = (word) => WORDS.has(word) || BEGINNINGS.test(word);
