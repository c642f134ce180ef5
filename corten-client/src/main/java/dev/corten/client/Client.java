package dev.corten.client;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a class or an interface with {@code @Routes}: the compiler also generates {@code Client<Name>}, which calls the routes
 * of another process as methods, with the same parameters, results, codecs and exceptions. Of an interface it is an
 * implementation; of a class it leaves out the parameters that the server makes of the request, and what they prove goes
 * along by {@link ApiClient#each}. What cannot be called is refused.
 *
 * <pre>{@code
 * @Client
 * @Routes("/tasks")
 * public interface TaskApi {
 *     @Get("/{id}")
 *     Task get(UUID id) throws TaskNotFound;
 * }
 *
 * var tasks = new ClientTaskApi(ApiClient.of("http://tasks:3000"));
 * Task task = tasks.get(id);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Client {}
