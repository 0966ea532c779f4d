// Makes crawlers.txt from the npm package crawler-user-agents:
//   npm install --no-save crawler-user-agents && node services/Redirect/Visitors/update-crawlers.mjs > services/Redirect/Visitors/crawlers.txt
import { readFileSync } from 'node:fs';

const read = (name) => readFileSync(`node_modules/crawler-user-agents/${name}`, 'utf8');
const { version } = JSON.parse(read('package.json'));
const notice = read('LICENSE').trim();

// People: operators with their own tools, and guests in the browsers that apps bring along. A pattern that matches one of them is left out.
const people = [
  'curl/8.14.1',
  'Wget/1.25.0',
  'HTTPie/3.2.4',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
  'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/510.0.0.40.74;FBBV/1;FBDV/iPhone15,2] MetaIAB Facebook',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 380.0.0.28.104 (iPhone15,2; iOS 18_5; en_US; en; scale=3.00)',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [Pinterest/iOS]',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [LinkedInApp]/9.31',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Snapchat/13.40.0.40 (like Safari/8621.2.5, panda)',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) GSA/370.0 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 musical_ly_39.5.0 BytedanceWebview/d8a21c6',
  'Mozilla/5.0 (Linux; Android 15; SM-S921U) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (Linux; Android 15; Pixel 9 Build/AP4A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/142.0.0.0 Mobile Safari/537.36 DuckDuckGo/5',
  'Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UD1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/142.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.50 Line/15.0.0',
  'Mozilla/5.0 (Linux; Android 11; KFTRWI) AppleWebKit/537.36 (KHTML, like Gecko) Silk/120.4.1 like Chrome/120.0.6099.283 Safari/537.36',
];

const line = ({ pattern, tags = [] }) => `${tags.includes('social-preview') ? 'link-preview' : 'crawler'}\t${pattern.replaceAll('\\/', '/')}`;
const lines = JSON.parse(read('crawler-user-agents.json'))
  .filter(({ pattern }) => !people.some((person) => new RegExp(pattern).test(person)))
  .map(line);

console.log(`# Patterns of crawler-user-agents ${version} (https://github.com/monperrus/crawler-user-agents), made by update-crawlers.mjs.`);
console.log('# A line is a reason, a tab and a regular expression.\n#');
console.log(notice.split('\n').map((text) => `# ${text}`.trimEnd()).join('\n'));
console.log(lines.join('\n'));
