@echo off
rem Runs afterrun.jar of ..\lib with the Java of ..\runtime. AFTERRUN_JAVA_OPTS goes to that Java.
setlocal
rem What the JVM would load and link at each start lies ready; without it, it only starts later.
set READY=
if exist "%~dp0..\lib\afterrun.aot" set READY="-XX:AOTCache=%~dp0..\lib\afterrun.aot" -Xlog:aot*=off
"%~dp0..\runtime\bin\java.exe" -Xmx512m -Xmn24m -XX:+UseSerialGC -XX:Tier4InvocationThreshold=200000 -XX:Tier4MinInvocationThreshold=24000 -XX:Tier4CompileThreshold=600000 -XX:Tier4BackEdgeThreshold=1600000 %READY% %AFTERRUN_JAVA_OPTS% -jar "%~dp0..\lib\afterrun.jar" %*
exit /b %ERRORLEVEL%
