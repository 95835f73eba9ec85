package dev.afterrun.storage.move;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.blobs.Listing;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.StoredObject;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.store.MoveStatus;
import dev.afterrun.storage.blob.Stores;
import dev.afterrun.storage.pass.Brake;
import dev.afterrun.storage.pass.Part;
import dev.afterrun.storage.pass.Route;
import dev.afterrun.storage.pass.StoredCopy;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.Issuer;
import dev.afterrun.storage.testing.Storage;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who moves files, over HTTP. */
@ApplicationScoped
class Operator {
    private final Storage storage;
    private final Stores stores;
    private final CopyObjects copyObjects;
    private final Sql sql;
    private final ObjectMapper json;

    Operator(Storage storage, Stores stores, CopyObjects copyObjects, Sql sql, ObjectMapper json) {
        this.storage = storage;
        this.stores = stores;
        this.copyObjects = copyObjects;
        this.sql = sql;
        this.json = json;
    }

    MoveStatus copy(String from, String to) {
        return done("copy", from, to);
    }

    MoveStatus drain(String from, String to) {
        return done("drain", from, to);
    }

    private MoveStatus done(String step, String from, String to) {
        begin(step, from, to).then().statusCode(202);
        storage.work();
        return status();
    }

    Response begin(String step, String from, String to) {
        return asOperator()
                .contentType("application/json")
                .body("{\"step\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"}".formatted(step, from, to))
                .post("/v1/store/move");
    }

    MoveStatus status() {
        try {
            return json.readValue(asOperator().get("/v1/store/move").asString(), MoveStatus.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    void stop() {
        asOperator().delete("/v1/store/move");
    }

    /** What a replica does that dies between the last byte and the row. */
    void copyWithoutTakingNote(String from, String to, Digest blob) throws IOException {
        var object = new StringBuilder();
        var copies = sql.list(
                row -> {
                    object.append(row.getString("object_key"));
                    return new StoredCopy(row.getLong("id"), blob, row.getLong("start"), row.getLong("size"));
                },
                "SELECT id, object_key, start, size FROM blob_copy WHERE sha256 = ? AND store = ?",
                blob.bytes(),
                from);
        copyObjects.read(
                new Part(new Part.Name(0, from, ""), Optional.of(new Route(from, to)), Optional.empty(), "", 0),
                new ObjectKey(object.toString()),
                copies,
                Brake.of(Long.MAX_VALUE, 1, Duration.ofMinutes(1)));
    }

    /** What lies in a store and no row knows. */
    List<ObjectKey> objectsWithoutRows() throws IOException {
        var found = new ArrayList<ObjectKey>();
        for (var store : stores.all()) {
            store.list(Listing.all(1_000)).objects().stream()
                    .map(StoredObject::key)
                    .filter(key -> !sql.exists("SELECT 1 FROM blob_copy WHERE object_key = ?", key.value()))
                    .forEach(found::add);
        }
        return found;
    }

    private static RequestSpecification asOperator() {
        return given().auth().oauth2(Issuer.tokenWith(Map.of()));
    }
}
