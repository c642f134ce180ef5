package dev.corten.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An enum that a statement chooses from may come from another module, as a class file. */
class ChoiceOfClassFilesTest {
    @TempDir
    Path folder;

    @Test
    void whatTheConstantsCarryIsCheckedWhereItIsUsed() throws IOException {
        write("library/shop/Order.java", """
                package shop;

                import dev.corten.sql.Sql;

                public enum Order {
                    @Sql("name DESC")
                    NAME,

                    @Sql("prize")
                    PRICE
                }
                """);
        assertThat(Compilation.of(folder.resolve("library"), folder.resolve("first"))
                        .success())
                .isTrue();
        write("module/db/migration/V1__items.sql", "CREATE TABLE items (name text NOT NULL, price int NOT NULL)");
        write("module/items/ItemQueries.java", """
                package items;

                import dev.corten.sql.Queries;
                import dev.corten.sql.Sql;
                import java.util.List;
                import shop.Order;

                @Queries
                interface ItemQueries {
                    @Sql("SELECT name FROM items ORDER BY {order}")
                    List<String> names(Order order);
                }
                """);

        Compilation compilation = Compilation.of(
                folder.resolve("module"),
                folder.resolve("second"),
                "-cp",
                folder.resolve("first/classes") + ":" + System.getProperty("java.class.path"));

        assertThat(compilation.output()).isEqualTo("""
                items/ItemQueries.java:10: error: [corten/sql-unknown-column] column "prize" does not exist (with order PRICE)
                    @Sql("SELECT name FROM items ORDER BY {order}")
                                                          ^
                      @Sql("SELECT name FROM items ORDER BY {order}")
                                                            ^^^^^^^
                  help: items has a column "price"
                1 error
                """);
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
