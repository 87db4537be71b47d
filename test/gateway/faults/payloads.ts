/** Where each payload would leave its mark, and the server it would contact. */
const ASK = 'https://evil.example/asked';

/** Markup, scripts and URLs that an attacker may write into a text, each obfuscated differently. */
export const payloads: readonly string[] = [
  ...[
    '<script>window.pwned=1</script>',
    '<img src=x onerror=window.pwned=1>',
    '<svg onload=window.pwned=1>',
  ],
  ...[
    `<img src="${ASK}">`,
    `<iframe src="${ASK}"></iframe>`,
    `<object data="${ASK}"></object>`,
    `<embed src="${ASK}">`,
  ],
  ...[
    `<link rel=stylesheet href="${ASK}">`,
    `<style>@import "${ASK}";</style>`,
    `<base href="${ASK}">`,
  ],
  ...[
    `<meta http-equiv=refresh content="0;url=${ASK}">`,
    `<form action="${ASK}"><button>Send</button></form>`,
  ],
  ...[
    `<video src="${ASK}" autoplay onerror=window.pwned=1>`,
    `<audio src="${ASK}">`,
    `<source src="${ASK}">`,
  ],
  ...[
    '"><script>window.pwned=1</script>',
    "'><img src=x onerror=window.pwned=1>",
    '</textarea><svg/onload=window.pwned=1>',
  ],
  ...[
    '</title><script>window.pwned=1</script>',
    '</style><script>window.pwned=1</script>',
    '</script><script>window.pwned=1</script>',
  ],
  ...[
    '<a href="javascript:window.pwned=1">link</a>',
    '<a href="data:text/html,<script>window.pwned=1</script>">link</a>',
  ],
  ...[
    '<details open ontoggle=window.pwned=1>',
    '<input autofocus onfocus=window.pwned=1>',
    '<body onload=window.pwned=1>',
  ],
  ...[
    '<marquee onstart=window.pwned=1>',
    '<math><mi xlink:href="javascript:window.pwned=1">',
    '<template><script>window.pwned=1</script></template>',
  ],
  ...[
    '<div style="background:url(https://evil.example/asked)">',
    '<div popover id=x></div><button popovertarget=x>',
    '<dialog open>dialog</dialog>',
  ],
  ...[
    '<img src=x srcset="https://evil.example/asked 2x">',
    '<picture><source srcset=https://evil.example/asked></picture>',
    '<input type=image src=https://evil.example/asked>',
  ],
  ...[
    '&lt;script&gt;window.pwned=1&lt;/script&gt;',
    '&#60;script&#62;window.pwned=1',
    '\\u003cscript\\u003ewindow.pwned=1',
    '%3Cscript%3Ewindow.pwned=1%3C/script%3E',
  ],
  ...[
    '<scr<script>ipt>window.pwned=1</scr</script>ipt>',
    '<SCRIPT SRC=//evil.example/asked></SCRIPT>',
    '<<script>window.pwned=1//<</script>',
  ],
  ...[
    'javascript:window.pwned=1',
    'JaVaScRiPt:window.pwned=1',
    ' javascript:window.pwned=1',
    'java\nscript:window.pwned=1',
    'vbscript:msgbox(1)',
  ],
  ...[
    'data:text/html,<script>window.pwned=1</script>',
    'file:///etc/passwd',
    'blob:https://evil.example/x',
    'about:blank',
    'view-source:https://evil.example/',
  ],
  ...['chrome://settings', 'moz-extension://x/options.html', 'chrome-extension://x/options.html'],
  ...[
    '{{constructor.constructor("window.pwned=1")()}}',
    '$(window.pwned=1)',
    '#{window.pwned=1}',
    '<%= window.pwned=1 %>',
    '__proto__',
    'constructor',
  ],
  ...[
    "');window.pwned=1;//",
    '";window.pwned=1;//',
    '`;window.pwned=1;//',
    '$&$`$1',
    '%s%d%n',
    '=HYPERLINK("https://evil.example/asked")',
  ],
  ...[
    '\u202egpj.exe',
    '\u2066isolated',
    'аpple.com',
    'xn--pple-43d.com',
    '\u0000\u0007\u001b[31m',
    'A\u0300\u0301\u0302\u0303'.repeat(20),
  ],
];
