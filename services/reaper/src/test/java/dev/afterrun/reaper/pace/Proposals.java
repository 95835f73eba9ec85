package dev.afterrun.reaper.pace;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.contracts.event.ExpiryDue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.util.List;

/** What was put into the outbox since it was last forgotten, whether it has been sent or not. */
@ApplicationScoped
class Proposals {
    private static final String KEEP = """
            CREATE TABLE IF NOT EXISTS told (seq bigint PRIMARY KEY, data bytea NOT NULL);
            CREATE OR REPLACE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS
                'BEGIN INSERT INTO told VALUES (NEW.seq, NEW.data); RETURN NEW; END';
            CREATE OR REPLACE TRIGGER keep AFTER INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION keep();
            TRUNCATE told
            """;

    private final EntityManager database;
    private final ObjectMapper json;

    Proposals(EntityManager database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    void forget() {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(KEEP).executeUpdate());
    }

    /** The runs that were proposed, in order. */
    List<String> made() {
        List<?> told = QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("SELECT data FROM told ORDER BY seq", byte[].class)
                        .getResultList());
        return told.stream().map(data -> run((byte[]) data)).toList();
    }

    private String run(byte[] data) {
        try {
            return json.readValue(data, ExpiryDue.class).job().run();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
