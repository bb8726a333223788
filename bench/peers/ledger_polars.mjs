// ledger_polars.mjs MODULES LEDGER DAYS: the same answer by Polars, lazily from the file; dates stay text and are joined as
// text with the calendar, which is the cheapest that was found.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
const [modules, ledger, days] = process.argv.slice(2);
const pl = createRequire(modules + '/')('nodejs-polars');
const day = [], ordinal = [], needed = [];
let count = 0;
for (const line of readFileSync(days, 'utf8').trim().split('\n')) {
  const [text, working] = line.split(' ');
  count += Number(working);
  day.push(text), ordinal.push(count), needed.push(count + 1 - Number(working));
}
const decided = pl.DataFrame({ decided: day, from: ordinal }).lazy();
const published = pl.DataFrame({ published: day, to: ordinal, needed }).lazy();
const rows = await pl.scanCSV(ledger, { schema: { id: pl.Utf8, unit: pl.Utf8, decided: pl.Utf8, published: pl.Utf8, served: pl.Utf8,
    fine: pl.Utf8, officers: pl.Int64, legal_review: pl.Utf8 } })
  .select(pl.col('unit'), pl.col('decided'), pl.col('published'), pl.col('officers'), pl.col('fine').str.replace('.', '', true).cast(pl.Int64).alias('cents'))
  .join(decided, { on: 'decided', how: 'left' })
  .join(published, { on: 'published', how: 'left' })
  .groupBy('unit')
  .agg(pl.col('decided').count().alias('total'),
    pl.col('needed').minus(pl.col('from')).ltEq(7).sum().alias('met'),
    pl.col('to').minus(pl.col('from')).max().alias('longest'),
    pl.col('to').minus(pl.col('from')).sum().alias('elapsed'),
    pl.col('to').isNull().sum().alias('unpublished'),
    pl.col('officers').lt(2).sum().alias('few'),
    pl.col('cents').sum().alias('cents'))
  .collect();
for (const row of rows.rows()) {
  const cents = BigInt(Math.round(Number(row[7])));
  row[7] = `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
  console.log(row.join(','));
}
