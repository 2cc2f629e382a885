package org.zhiheng.testcases.memory;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A port of which only a part is there: the methods an object answers. Whoever asks for more than that fails, and nothing is answered that is not so. Default
 * methods of the port work.
 */
final class Only {

    private Only() {}

    /** One of which nothing is there. */
    static <P> P nothing(Class<P> port) {
        return of(port, new Nothing());
    }

    private static final class Nothing {}

    /**
     * @param answers whose public methods are methods of the port
     * @throws IllegalArgumentException when one of them is none, e.g. because the port has changed
     */
    static <P> P of(Class<P> port, Object answers) {
        Map<Method, Method> known = new HashMap<>();
        for (Method each : answers.getClass().getDeclaredMethods()) {
            if (Modifier.isPublic(each.getModifiers()) && !each.isSynthetic()) {
                Method asked = Arrays.stream(port.getMethods())
                        .filter(method -> method.getName().equals(each.getName())
                                && Arrays.equals(method.getParameterTypes(), each.getParameterTypes())
                                && method.getReturnType().isAssignableFrom(each.getReturnType()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(port.getSimpleName() + " has no " + each));
                each.setAccessible(true);
                known.put(asked, each);
            }
        }
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    Method answer = known.get(method);
                    if (answer != null) {
                        return invoke(answer, answers, arguments);
                    }
                    if (method.isDefault()) {
                        return java.lang.reflect.InvocationHandler.invokeDefault(proxy, method, arguments);
                    }
                    if (method.getDeclaringClass() == Object.class) {
                        return invoke(method, answers, arguments);
                    }
                    // An error, that nobody takes for a refusal.
                    throw new AssertionError("not kept in memory: " + method);
                }));
    }

    private static Object invoke(Method method, Object on, Object[] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
