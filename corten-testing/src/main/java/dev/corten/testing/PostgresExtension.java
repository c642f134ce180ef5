package dev.corten.testing;

import dev.corten.sql.Db;
import java.lang.reflect.Parameter;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Resolves the parameters that {@link PostgresTest} promises. */
final class PostgresExtension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(PostgresExtension.class);

    /** A constructor's parameters belong to the one test that the object is made for. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameterContext, ExtensionContext context) {
        Parameter parameter = parameterContext.getParameter();
        Class<?> type = parameter.getType();
        return type == Db.class
                || type == DataSource.class
                || type == String.class && parameter.getName().equals("url");
    }

    @Override
    public Object resolveParameter(ParameterContext parameterContext, ExtensionContext context) {
        Class<?> type = parameterContext.getParameter().getType();
        TestDatabase database = database(context);
        if (type == String.class) {
            return database.url();
        }
        Db db = database.db();
        return type == Db.class ? db : db.dataSource();
    }

    /** That of the test of {@code context}; the store closes it when the test is over. */
    private static TestDatabase database(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(TestDatabase.class, key -> TestServer.get().take(), TestDatabase.class);
    }
}
