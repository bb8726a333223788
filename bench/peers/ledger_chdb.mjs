// ledger_chdb.mjs MODULES LEDGER DAYS: the same answer by ClickHouse as a library, which reads the file itself. The calendar is
// small and stands on the right of the joins. Prints unit,total,in_time,longest,elapsed,unpublished,few,fines.
import { createRequire } from 'node:module';
const [modules, ledger, days] = process.argv.slice(2);
const { query } = createRequire(modules + '/')('chdb');
const answer = query(`with calendar as (
    select day, sum(working) over w as ordinal,
      sum(working) over w + 1 - working as needed
    from (select toDate(substring(line, 1, 10)) as day, toInt64(substring(line, 12)) as working
      from file('${days}', LineAsString, 'line String'))
    window w as (order by day rows between unbounded preceding and current row))
  select unit, count(), countIf(p.needed - d.ordinal <= 7), max(p.ordinal - d.ordinal), sum(p.ordinal - d.ordinal),
    countIf(l.published is null), countIf(l.officers < 2), sum(l.fine)
  from file('${ledger}', CSVWithNames, 'id String, unit String, decided Date, published Nullable(Date), served Nullable(Date),
    fine Decimal(18, 2), officers Int64, legal_review String') l
  left join calendar d on d.day = l.decided left join calendar p on p.day = l.published
  group by unit
  settings join_use_nulls = 1, max_threads = ${process.env.LEDGER_THREADS ?? '1'}`, 'CSV');
console.log(String(answer).trim());
process.exit(0);
