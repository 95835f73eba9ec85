package dev.afterrun.launcher.postgres;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** Makes the database and the roles where they are not there yet. */
final class Roles {
    private Roles() {}

    static void prepare(String address, String superuserPassword, List<String> roles, DatabasePasswords passwords)
            throws IOException {
        var url = "jdbc:postgresql://" + address + "/postgres";
        try (var connection = DriverManager.getConnection(url, Database.SUPERUSER, superuserPassword)) {
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", Database.NAME)) {
                execute(connection, "CREATE DATABASE " + Database.NAME);
                execute(connection, "REVOKE ALL ON DATABASE " + Database.NAME + " FROM PUBLIC");
            }
            for (var role : roles) {
                if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
                    // The password is hexadecimal digits of our own making.
                    execute(connection, "CREATE ROLE " + role + " LOGIN PASSWORD '" + passwords.of(role) + "'");
                }
                execute(connection, "GRANT CONNECT, CREATE, TEMPORARY ON DATABASE " + Database.NAME + " TO " + role);
            }
        } catch (SQLException e) {
            throw new IOException("PostgreSQL at " + address + " cannot be prepared: " + e.getMessage(), e);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
