package dev.afterrun.storage.histories;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** A checkpoint before each statement that rows as objects need. */
@Alternative
@PersistenceUnitExtension
@ApplicationScoped
public class WatchedEntities implements StatementInspector {
    private static final int SHOWN = 60;

    @Override
    public String inspect(String statement) {
        Checkpoints.reached(statement.length() <= SHOWN ? statement : statement.substring(0, SHOWN) + "…");
        return statement;
    }
}
