// Faults that the type checker does not see. Style is left to the eye.
import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["docs/assets/js/vendor/**", "docs/[a-z][a-z]/**", "site/**"] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: "latest", sourceType: "module", globals: { ...globals.browser, ...globals.node } },
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
      ],
    },
  },
];
