// ledger_duckdb.mjs MODULES LEDGER DAYS: the same answer by DuckDB. The calendar is small and stands on the right of left
// joins, so that it is the side that is hashed. Prints unit,total,in_time,longest,elapsed,unpublished,few,fines.
import { createRequire } from 'node:module';
const [modules, ledger, days] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(modules + '/')('@duckdb/node-api');
const instance = await DuckDBInstance.create(':memory:', { threads: process.env.LEDGER_THREADS ?? '1' });
const connection = await instance.connect();
await connection.run(`create table days as select day, sum(working) over (order by day) as ordinal,
    sum(working) over (order by day) + 1 - working as needed
  from read_csv('${days}', delim=' ', header=false, columns={'day':'DATE','working':'INTEGER'})`);
const answer = await connection.runAndReadAll(`select unit, count(*),
    count(*) filter (p.needed - d.ordinal <= 7), max(p.ordinal - d.ordinal), sum(p.ordinal - d.ordinal)::bigint,
    count(*) filter (published is null), count(*) filter (officers < 2), sum(fine)::varchar
  from read_csv('${ledger}', header=true, columns={'id':'VARCHAR','unit':'VARCHAR','decided':'DATE','published':'DATE',
    'served':'DATE','fine':'DECIMAL(18,2)','officers':'INTEGER','legal_review':'VARCHAR'}) l
  left join days d on d.day = l.decided left join days p on p.day = l.published
  group by unit`);
console.log(answer.getRows().map((row) => row.join(',')).join('\n'));
process.exit(0);
