package dev.afterrun.duework.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.duework.Backlog;
import dev.afterrun.duework.WakeUp;
import dev.afterrun.eventing.cloudevent.FactFamily;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;

/** Facts that are told exactly when the change that they tell of is committed; at least once, never instead of it. */
@ApplicationScoped
public class Outbox {
    static final String BELL = "outbox";
    private static final String ADD =
            "INSERT INTO outbox (id, topic, key, type, data, time) VALUES (?, ?, ?, ?, ?, clock_timestamp())";

    private static final String BACKLOG =
            "SELECT count(*), extract(epoch FROM clock_timestamp() - min(time)) * 1000 FROM outbox";

    private final DataSource database;
    private final ObjectMapper json;
    private final WakeUp wakeUp;

    Outbox(DataSource database, ObjectMapper json, WakeUp wakeUp) {
        this.database = database;
        this.json = json;
        this.wakeUp = wakeUp;
    }

    /** What waits to be told. */
    public Backlog backlog() {
        try (var connection = database.getConnection();
                var ask = connection.prepareStatement(BACKLOG);
                var row = ask.executeQuery()) {
            row.next();
            return new Backlog(row.getLong(1), Duration.ofMillis(row.getLong(2)));
        } catch (SQLException e) {
            throw new OutboxFailed("the outbox was not counted", e);
        }
    }

    /** Adds {@code fact} in the caller's transaction. */
    @Transactional(TxType.MANDATORY)
    public <F> void add(String topic, String key, FactFamily<F> family, F fact) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(ADD)) {
            insert.setObject(1, UUID.randomUUID());
            insert.setString(2, topic);
            insert.setString(3, key);
            insert.setString(4, family.typeOf(fact));
            insert.setBytes(5, json.writeValueAsBytes(fact));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new OutboxFailed("the outbox did not take the fact", e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every fact can be written as JSON", e);
        }
        wakeUp.afterCommit(BELL);
    }
}
