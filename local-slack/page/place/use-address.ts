import { useCallback, useEffect, useState } from 'preact/hooks';
import { type Address, type Place, readAddress, writeAddress } from './place.js';

const LAST_USER = 'user';

/** Adds the last acting user to an address without a user. */
function withLastUser(address: Address): Address {
  return { ...address, user: address.user ?? localStorage.getItem(LAST_USER) ?? undefined };
}

/** Keeps the user and the place in the address bar, so that links and reloads work. */
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

  /** Fills in a missing user or place. */
  const settle = useCallback((user: string, place: Place) => {
    history.replaceState(null, '', writeAddress(user, place));
    setAddress({ user, place });
  }, []);

  return { address, go, settle };
}
