// Faults that the type checker does not see. Style is left to the eye.
import js from "@eslint/js";
import globals from "globals";

const LOOKING_BACK = "Safari 15.4 to 16.3 refuse the whole script for an expression that looks back";

export default [
  { ignores: ["docs/[a-z][a-z]/**", "site/**"] },
  { ...js.configs.recommended, ignores: ["docs/assets/js/vendor/**"] },
  {
    // `ecmaVersion` and the `lib` of tsconfig.json: what Chrome 94, Firefox 93 and Safari 15.4 read, but for what is named below.
    languageOptions: { ecmaVersion: 2022, sourceType: "module", globals: { ...globals.browser, ...globals.node } },
  },
  {
    files: ["docs/**", "scripts/cheatsheet/publish/**"],
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: "Literal[regex.pattern=/\\(\\?<[=!]/]", message: LOOKING_BACK },
        { selector: "Literal[value=/\\(\\?<[=!]/]", message: LOOKING_BACK },
        { selector: "TemplateElement[value.raw=/\\(\\?<[=!]/]", message: LOOKING_BACK },
        { selector: "StaticBlock", message: "Safari reads it from 16.4" },
      ],
      "no-restricted-globals": ["error", { name: "structuredClone", message: "Chrome has it from 98, Firefox from 94" }],
    },
  },
  {
    ignores: ["docs/assets/js/vendor/**"],
    rules: {
      eqeqeq: "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-var": "error",
      "prefer-const": "error",
      // Markup is made with the DOM: nothing of a reader's or of the text may become HTML.
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "make nodes, not markup" },
        { property: "outerHTML", message: "make nodes, not markup" },
        { property: "insertAdjacentHTML", message: "make nodes, not markup" },
        { object: "AbortSignal", property: "timeout", message: "Chrome has it from 103, Firefox from 100, Safari from 16" },
        { object: "AbortSignal", property: "any", message: "Chrome has it from 116, Firefox from 124, Safari from 17.4" },
        { object: "crypto", property: "randomUUID", message: "Firefox has it from 95" },
      ],
    },
  },
];
