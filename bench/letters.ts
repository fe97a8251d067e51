import { runLoad } from './letters-load.ts';

/*
 * `node bench/letters.ts [posts] [kills]`: what the intake does under load, and whether it loses a letter when it is
 * killed in the midst of it. It ends with 1 where one is lost, or a file is half written.
 */
const [count = '10000', kills = '10'] = process.argv.slice(2);
const figures = await runLoad({
  ...{ count: Number(count), kills: Number(kills) },
  ...{ readers: 64, sample: 500 },
});
const { posts, thanked, whole, lost, half, wrong, seconds } = figures;
console.log(`posts              ${posts}
thanked            ${thanked}
killed (kill -9)   ${figures.kills} times
found whole        ${whole}
lost               ${lost}
half files shown   ${half}
not as sent        ${wrong} of ${Math.min(500, posts)} opened
seconds            ${seconds.toFixed(1)}
posts a second     ${(posts / seconds).toFixed(0)}`);
process.exitCode = lost + half + wrong > 0 || whole !== posts ? 1 : 0;
