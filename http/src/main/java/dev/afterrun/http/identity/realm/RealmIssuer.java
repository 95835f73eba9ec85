package dev.afterrun.http.identity.realm;

import dev.afterrun.http.identity.issuer.Issuer;
import java.net.URI;

/** A realm as an issuer of access tokens. */
public final class RealmIssuer {
    private RealmIssuer() {}

    /** @throws IllegalArgumentException where its keys could be exchanged on their way */
    public static Issuer of(AccountSettings.Realm realm) {
        return new Issuer(
                realm.issuer().toString(),
                realm.keys().orElseGet(() -> URI.create(realm.issuer() + "/protocol/openid-connect/certs")),
                realm.audience(),
                new RealmClaims());
    }
}
