import { useEffect, useState } from 'preact/hooks';
import type { RequestDetails } from '../../page-api/shown-requests.js';
import { pretty } from './pretty.js';

/** One request with its payload and response. */
export function Details({ number }: { number: number | undefined }) {
  const request = useRequest(number);
  if (!request) return <p class="empty">Choose a request to see what was in it.</p>;
  const { name, facts, sent, answered, failure, ms, status } = request;
  const all = {
    ...facts,
    Answered: `${status ?? 'not at all'}, after ${ms} ms`,
    ...(failure ? { Failed: failure } : {}),
  };
  return (
    <section class="request-details" aria-label={name}>
      <h3>{name}</h3>
      <dl>
        {Object.entries(all).map(([fact, words]) => (
          <div key={fact}>
            <dt>{fact}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <h4>Sent</h4>
      <pre>{pretty(sent)}</pre>
      <h4>Answer</h4>
      <pre>{pretty(answered)}</pre>
    </section>
  );
}

function useRequest(number: number | undefined): RequestDetails | undefined {
  const [request, setRequest] = useState<RequestDetails>();
  useEffect(() => {
    let isOver = false;
    const set = (found: RequestDetails | undefined) => {
      if (!isOver) setRequest(found);
    };
    if (number !== undefined) void load(number).then(set);
    return () => {
      isOver = true;
    };
  }, [number]);
  return request;
}

async function load(number: number): Promise<RequestDetails | undefined> {
  const response = await fetch(`/page/requests/${number}`);
  return response.ok ? response.json() : undefined;
}
