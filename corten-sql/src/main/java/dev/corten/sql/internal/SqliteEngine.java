package dev.corten.sql.internal;

import dev.corten.sql.DbException;
import dev.corten.sql.Row;
import dev.corten.sql.Statement;
import dev.corten.sql.TransactionOptions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SQLite, which stores numbers, text and bytes, and nothing else. */
record SqliteEngine() implements Engine {
    @Override
    public void bind(PreparedStatement prepared, int parameter, @Nullable Object value, int type) throws SQLException {
        switch (value == null ? null : SqliteValues.stored(value)) {
            case null -> prepared.setNull(parameter, type);
            case Long number -> prepared.setLong(parameter, number);
            case Double number -> prepared.setDouble(parameter, number);
            case Object text -> prepared.setString(parameter, text.toString());
        }
    }

    @Override
    public String array(List<? extends @Nullable Object> values) {
        return JsonText.array(values);
    }

    /** All are as if they ran one after the other, and all may write. */
    @Override
    public String modes(TransactionOptions options) {
        if (options.access() != TransactionOptions.Access.READ_WRITE) {
            throw new DbException(
                    "transaction: SQLite has none that only read; leave readOnly() out, or read without a transaction",
                    null,
                    null);
        }
        return "";
    }

    @Override
    public Row row(Statement statement, ResultSet result) {
        return new SqliteRow(statement, result);
    }
}
