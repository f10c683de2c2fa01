import { useCallback, useEffect, useState } from 'preact/hooks';
import { type Address, type Place, readAddress, writeAddress } from './place.js';

const LAST_USER = 'user';

/** A link that does not say who follows it is followed by whoever acted last. */
function withLastUser(address: Address): Address {
  return { ...address, user: address.user ?? localStorage.getItem(LAST_USER) ?? undefined };
}

/** Where somebody is and as whom, kept in the location bar, so that a link or a reload leads back here. */
export function useAddress() {
  const [address, setAddress] = useState<Address>(() => withLastUser(readAddress(location.href)));
  useEffect(() => {
    const onBack = () => setAddress(readAddress(location.href));
    addEventListener('popstate', onBack);
    return () => removeEventListener('popstate', onBack);
  }, []);

  useEffect(() => {
    if (address.user !== undefined) localStorage.setItem(LAST_USER, address.user);
  }, [address.user]);

  const go = useCallback((user: string, place: Place) => {
    const href = writeAddress(user, place);
    if (href !== location.pathname + location.search) history.pushState(null, '', href);
    setAddress({ user, place });
  }, []);

  /** Becomes somebody else, who begins where a visit begins. */
  const actAs = useCallback((user: string) => {
    history.pushState(null, '', `/?${new URLSearchParams({ user })}`);
    setAddress({ user, place: undefined });
  }, []);

  /** Fills in what the address left open. */
  const settle = useCallback((user: string, place: Place) => {
    history.replaceState(null, '', writeAddress(user, place));
    setAddress({ user, place });
  }, []);

  return { address, go, actAs, settle };
}
