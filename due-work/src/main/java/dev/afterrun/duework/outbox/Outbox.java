package dev.afterrun.duework.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.duework.WakeUp;
import dev.afterrun.eventing.cloudevent.FactFamily;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Facts that are told exactly when the change that they tell of is committed; at least once, never instead of it. */
@ApplicationScoped
public class Outbox {
    static final String BELL = "outbox";
    private static final String ADD =
            "INSERT INTO outbox (id, topic, key, type, data, time) VALUES (?, ?, ?, ?, ?, clock_timestamp())";

    private final DataSource database;
    private final ObjectMapper json;
    private final WakeUp wakeUp;

    Outbox(DataSource database, ObjectMapper json, WakeUp wakeUp) {
        this.database = database;
        this.json = json;
        this.wakeUp = wakeUp;
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
