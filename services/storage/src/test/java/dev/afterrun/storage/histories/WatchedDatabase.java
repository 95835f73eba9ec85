package dev.afterrun.storage.histories;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** The database with a checkpoint before each statement: whoever writes SQL by hand takes a connection for each. */
@Alternative
@ApplicationScoped
public class WatchedDatabase implements DataSource {
    private final AgroalDataSource database;

    WatchedDatabase(AgroalDataSource database) {
        this.database = database;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Checkpoints.reached(() -> "a statement of " + caller());
        return database.getConnection();
    }

    /** Whose statement it is: the class that asked for the connection's user. */
    private static String caller() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                        .filter(name -> name.startsWith("dev.afterrun") && !name.contains("histories"))
                        .filter(name -> !name.endsWith(".Sql") && !name.contains("_ClientProxy"))
                        .findFirst()
                        .map(name -> name.substring(name.lastIndexOf('.') + 1))
                        .orElse("nobody we know"));
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return database.getConnection(user, password);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return database.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        database.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        database.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return database.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return database.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return database.isWrapperFor(type);
    }
}
