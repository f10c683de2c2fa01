import { RULES } from './tenancy.js';

/** The policies of a table: the end of its name, the role, the condition in SQL, and that as Postgres prints it. */
const POLICIES = `(values ${RULES.map(
  ({ suffix, role, condition, printed }) => `('${[suffix, role, condition, printed].map(quoted).join("', '")}')`,
).join(', ')}) as rule(suffix, role, condition, printed)`;

function quoted(text: string): string {
  return text.replaceAll("'", "''");
}

/** Stands for everybody. A role that doesn't exist yet will have these rights. */
const PUBLIC = '0::oid';

const WRITE = `array['select', 'insert', 'update', 'delete']`;

/**
 * The facts from which the query computes its rows. `may` in `member` is true if the current user may grant that role.
 * Postgres 16 stores for each grant whether it inherits; before, only the role itself has that property.
 */
const FACTS = `
  server as (select current_setting('server_version_num')::int >= 160000 as is_new),
  me as (select oid, rolname::text as name, rolsuper or rolcreaterole as creates from pg_roles where rolname = current_user),
  app as (
    select wanted.name, r.oid, coalesce(not r.rolsuper and wanted.name <> current_user, false) as is_plain,
      coalesce(r.rolinherit, false) as inherits
    from (select $1::text as name) wanted left join pg_roles r on r.rolname = wanted.name
  ),
  tenancy as (select wanted.name, r.oid from unnest($2::text[]) as wanted(name) left join pg_roles r on r.rolname = wanted.name),
  fresh as (
    select not exists (select from pg_class c join pg_namespace n on n.oid = relnamespace
      where nspname = 'drizzle' and relname = '__drizzle_migrations') as is_fresh
  ),
  member as (
    select t.name, t.oid,
      coalesce(pg_has_role(me.oid, t.oid, 'member with admin option'), me.creates) or (me.creates and not is_new) as may,
      pg_has_role(app.oid, t.oid, case when is_new then 'set' else 'member' end) is true
        and (is_new and is_plain and pg_has_role(app.oid, t.oid, 'usage')) is not true as is_right
    from tenancy t, app, me, server
  ),
  own_table as (
    select c.oid, c.relname::text as name, c.relrowsecurity, c.relowner, pg_has_role(me.oid, c.relowner, 'usage') as may
    from pg_class c join pg_namespace n on n.oid = relnamespace, me
    where nspname = 'public' and relkind in ('r', 'p') and relname = any($3::text[])
  ),
  other as (
    select c.oid, n.nspname::text as schema, c.relname::text as name, c.relkind, c.relowner,
      pg_has_role(me.oid, c.relowner, 'usage') as may
    from pg_class c join pg_namespace n on n.oid = relnamespace, me
    where relkind in ('r', 'S') and (nspname = 'drizzle' or nspname = any($4::text[]))
  ),
  base as (
    select datname::text as name, coalesce(datacl, acldefault('d', datdba)) as acl, pg_has_role(me.oid, datdba, 'usage') as may
    from pg_database, me where datname = current_database()
  ),
  connects as (select grantee from base, aclexplode(acl) where privilege_type = 'CONNECT')`;

/** Each step needs what the steps before it create. */
const STEPS = `
  select 1 as step, 'role' as kind, format('create role %I nologin', t.name) as statement, me.creates as may
  from tenancy t, me where t.oid is null
  union all
  select 2, 'createrole', format('alter role %I createrole', me.name), false
  from me, fresh where is_fresh and not me.creates and not exists (select from tenancy where oid is null)
  union all
  select 3, 'login', format('create role %I login noinherit', app.name), me.creates from app, me where app.oid is null
  union all
  select 4, 'inherits', format('alter role %I noinherit', app.name), me.creates
  from app, me, server where is_plain and inherits and (not is_new or (me.creates and pg_has_role(me.oid, app.oid, 'member with admin option')))
  union all
  select 5, 'member', case when may then format('grant %I to %I', m.name, app.name) || case when is_new then ' with inherit false' else '' end
    else format('grant %I to %I with admin option', m.name, me.name) end, may
  from member m, app, me, server, fresh where not is_right or (is_fresh and is_new and not may)
  union all
  select 6, 'owner', format('alter table %I.%I owner to %I', it.schema, it.name, me.name), false
  from (select 'public' as schema, name, may from own_table union all
    select schema, name, may from other where relkind = 'r') it, me where not it.may
  union all
  select 7, 'grant', format('grant usage on schema %I to %I', nspname, it.role), pg_has_role(me.oid, nspowner, 'usage')
  from pg_namespace join (
    select 'public' as schema, name as role, oid from tenancy union all
    select schema, name, oid from unnest($4::text[] || array['drizzle']) as wanted(schema), app
  ) it on nspname = it.schema, me where has_schema_privilege(coalesce(it.oid, ${PUBLIC}), pg_namespace.oid, 'usage') is not true
  union all
  select 8, 'grant', format('grant %s on %s %s to %I', array_to_string(it.rights, ', '),
    case relkind when 'S' then 'sequence' else 'table' end, it.full_name, it.role), it.may
  from (
    select format('public.%I', t.name) as full_name, t.oid, 'r' as relkind, r.name as role, r.oid as grantee, ${WRITE} as rights, t.may
    from own_table t, tenancy r
    union all
    select format('%I.%I', o.schema, o.name), o.oid, o.relkind, app.name, app.oid,
      case when o.relkind = 'S' then array['usage'] when o.schema = 'drizzle' then array['select'] else ${WRITE} end, o.may
    from other o, app where not (o.schema = 'drizzle' and o.relkind = 'S')
  ) it
  where exists (select from unnest(it.rights) as one where case when it.relkind = 'S'
    then has_sequence_privilege(coalesce(it.grantee, ${PUBLIC}), it.oid, one) else has_table_privilege(coalesce(it.grantee, ${PUBLIC}), it.oid, one) end is not true)
  union all
  select 9, 'policy', format('alter table public.%I enable row level security', name), may from own_table where not relrowsecurity
  union all
  select 10, 'policy', case when p.oid is null then '' else format('drop policy %I on public.%I; ', t.name || suffix, t.name) end
    || format('create policy %I on public.%I to %I using (%s) with check (%s)', t.name || suffix, t.name, role, condition, condition), t.may
  from own_table t cross join ${POLICIES} join tenancy r on r.name = rule.role
    left join pg_policy p on p.polrelid = t.oid and p.polname = t.name || suffix
  where (p.polroles = array[r.oid] and p.polcmd = '*' and p.polpermissive
    and pg_get_expr(p.polqual, t.oid) = printed and pg_get_expr(p.polwithcheck, t.oid) = printed) is not true
  union all
  select 11, case when exists (select from connects where grantee = 0) then 'connect' else 'grant' end, format('grant connect on database %I to %I', base.name, it.name), base.may
  from (select name, oid from app union select name, oid from me) it, base
  where not exists (select from connects where grantee <> 0 and pg_has_role(it.oid, grantee, 'usage'))
  union all
  select 12, 'connect', format('revoke connect on database %I from public', base.name), base.may
  from base where exists (select from connects where grantee = 0)`;

/**
 * Returns a row for each role, grant and policy that is missing or wrong: its `kind`, the statement that mends it, and
 * whether the current user may run that. Parameters: the app's role, the tenancy roles, the tables, and the schemas that
 * the app's role reads and writes. The statement that creates the app's role has no password.
 */
export const MISSING_ACCESS = `with ${FACTS} select kind, statement, coalesce(may, false) as may from (${STEPS}) steps order by step, statement`;
