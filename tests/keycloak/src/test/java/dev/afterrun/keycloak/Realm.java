package dev.afterrun.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;

/** The shipped realm under some name, with accounts that are made as its own one is. */
final class Realm {
    /** What every service account here shares; it is made anew for each run. */
    static final String SECRET = secret();

    /** The client that the pages are. */
    static final String PAGES = "afterrun-pages";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SHIPPED_CLIENT = "afterrun-ci";
    private static final String AUDIENCE_SCOPE = "afterrun-audience";

    private final String name;
    private final ObjectNode all;

    private Realm(String name, ObjectNode all) {
        this.name = name;
        this.all = all;
    }

    /** As it ships, for repositories of {@code forge}, which an operator sets as well. */
    static Realm shipped(Path root, String name, String forge) throws IOException {
        var all = (ObjectNode) JSON.readTree(
                root.resolve("deploy/keycloak/afterrun-realm.json").toFile());
        all.put("realm", name);
        var realm = new Realm(name, all);
        ((ObjectNode) named(
                                named(all.path("clientScopes"), "name", "afterrun")
                                        .path("protocolMappers"),
                                "name",
                                "forge")
                        .path("config"))
                .put("claim.value", forge);
        realm.client(SHIPPED_CLIENT).put("secret", SECRET);
        return realm;
    }

    String name() {
        return name;
    }

    /** Gives the shipped client's account what it may, as an operator does. */
    Realm giveShippedAccount(String repository) {
        attributes(user(SHIPPED_CLIENT), List.of(repository), "ordinary");
        return this;
    }

    Realm with(Account account) {
        var client = client(SHIPPED_CLIENT).deepCopy();
        client.put("clientId", account.name());
        client.withObjectProperty("attributes").put("access.token.lifespan", Integer.toString(account.lifespan()));
        array("clients").add(client);
        var user = user(SHIPPED_CLIENT).deepCopy();
        user.put("username", "service-account-" + account.name()).put("serviceAccountClientId", account.name());
        account.roles().forEach(user.putArray("realmRoles")::add);
        attributes(user, account.repositories(), account.trust());
        array("users").add(user);
        var mapping = ((ObjectNode) named(all.path("scopeMappings"), "client", SHIPPED_CLIENT)).deepCopy();
        mapping.put("client", account.name());
        array("scopeMappings").add(mapping);
        return this;
    }

    /** Somebody with a password, {@link #SECRET}, who has that role in the repository. */
    Realm withPerson(String person, String role, String repository) {
        var user = array("users").addObject().put("username", person).put("enabled", true);
        user.putArray("realmRoles").add(role);
        attributes(user, List.of(repository), "ordinary");
        user.putArray("credentials").addObject().put("type", "password").put("value", SECRET);
        return this;
    }

    /** The same where access tokens of who signs in to the pages end so soon. */
    Realm withPagesLifespan(int seconds) {
        client(PAGES).withObjectProperty("attributes").put("access.token.lifespan", Integer.toString(seconds));
        return this;
    }

    /** An account whose tokens are made out to somebody else. */
    Realm withTokensFor(String audience, Account account) {
        withoutAudience(account);
        var mapper = JSON.createObjectNode()
                .put("name", "audience")
                .put("protocol", "openid-connect")
                .put("protocolMapper", "oidc-audience-mapper");
        mapper.putObject("config").put("included.custom.audience", audience).put("access.token.claim", "true");
        client(account.name()).putArray("protocolMappers").add(mapper);
        return this;
    }

    /** An account whose tokens are made out to nobody. */
    Realm withoutAudience(Account account) {
        with(account);
        var scopes = (ArrayNode) client(account.name()).path("defaultClientScopes");
        for (var at = scopes.size() - 1; at >= 0; at--) {
            if (scopes.path(at).asText().equals(AUDIENCE_SCOPE)) {
                scopes.remove(at);
            }
        }
        return this;
    }

    /** Puts it where Keycloak imports it from. */
    void writeTo(Path directory) throws IOException {
        Files.write(directory.resolve(name + "-realm.json"), JSON.writeValueAsBytes(all));
    }

    private static void attributes(ObjectNode user, List<String> repositories, String trust) {
        var attributes = user.putObject("attributes");
        repositories.forEach(attributes.putArray("afterrun_repositories")::add);
        attributes.putArray("afterrun_trust").add(trust);
    }

    private ObjectNode client(String id) {
        return (ObjectNode) named(all.path("clients"), "clientId", id);
    }

    private ObjectNode user(String client) {
        return (ObjectNode) named(all.path("users"), "serviceAccountClientId", client);
    }

    private ArrayNode array(String field) {
        return (ArrayNode) all.path(field);
    }

    private static JsonNode named(JsonNode several, String field, String value) {
        return StreamSupport.stream(several.spliterator(), false)
                .filter(each -> each.path(field).asText().equals(value))
                .findFirst()
                .orElseThrow();
    }

    private static String secret() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
