@echo off
rem matryoshka COMMAND ...   the command line (--help lists the commands); builds the project first when it is missing or older than its sources
rem matryoshka [gui ...]     the window
rem matryoshka test          builds everything and runs all tests: the README's "mvn verify" on the right JDK
rem matryoshka mvn ARGS      runs Maven on the right JDK
setlocal EnableExtensions
set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"
set "TARGET=%ROOT%\gui\target"
set "AOT=%TARGET%\matryoshka.aot"
set "MAIN=org.matryoshka.gui.cli.Matryoshka"
set "FLAGS=-XX:+UseSerialGC -XX:-UsePerfData"

set "JDK="
call :try "%MATRYOSHKA_JAVA_HOME%"
call :try "%JAVA_HOME%"
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*" "%ProgramFiles%\Microsoft\jdk-25*" "%ProgramFiles%\Zulu\zulu-25*" "%USERPROFILE%\.jdks\*25*") do call :try "%%~d"
if not defined JDK (
  echo matryoshka: needs a JDK 25 ^(https://adoptium.net^); if one is installed, set JAVA_HOME or MATRYOSHKA_JAVA_HOME to its folder 1>&2
  exit /b 70
)
set "JAVA_HOME=%JDK%"
set "MAVEN_OPTS=--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow %MAVEN_OPTS%"

if /i "%~1"=="test" if not "%~2"=="--help" if not "%~2"=="-h" (
  pushd "%ROOT%"
  call mvn -B verify
  goto :done
)
if /i "%~1"=="mvn" goto :maven

rem newer than the stamp? PowerShell ships with every supported Windows
powershell -NoProfile -ExecutionPolicy Bypass -Command "$s='%TARGET%\.built'; if (-not (Test-Path -LiteralPath $s)) { exit 1 }; $t=(Get-Item -LiteralPath $s).LastWriteTimeUtc; $f=Get-ChildItem -Path '%ROOT%\pom.xml','%ROOT%\*\pom.xml','%ROOT%\*\src\main','%ROOT%\scenarios' -Recurse -File | Where-Object { $_.LastWriteTimeUtc -gt $t } | Select-Object -First 1; if ($f) { exit 1 } else { exit 0 }"
if not errorlevel 1 goto :run
echo matryoshka: building ^(first use, or the sources changed^); this takes a minute ... 1>&2
where mvn >nul 2>nul
if errorlevel 1 (
  echo matryoshka: needs Maven 3.8 or later ^(mvn^) on the PATH to build 1>&2
  exit /b 70
)
if exist "%TARGET%\lib" rmdir /s /q "%TARGET%\lib"
if exist "%TARGET%\gui-*.jar" del /q "%TARGET%\gui-*.jar"
pushd "%ROOT%"
call mvn -B -q -Dmaven.compiler.failOnWarning=false -DskipTests package 1>&2
if errorlevel 1 (
  popd
  echo matryoshka: the build failed: the messages above say why; "matryoshka mvn -DskipTests package" says more 1>&2
  exit /b 70
)
popd
type nul > "%TARGET%\.built"
if exist "%TARGET%\matryoshka-window.aot" del /q "%TARGET%\matryoshka-window.aot"
call :classpath
echo matryoshka: preparing the start-up cache ^(once after each build^) ... 1>&2
"%JDK%\bin\java" %FLAGS% -XX:AOTCacheOutput="%AOT%" -cp "%CP%" %MAIN% demo >nul 2>nul
if errorlevel 1 if exist "%AOT%" del /q "%AOT%"

:run
call :classpath
set "WINDOW="
if "%~1"=="" set "WINDOW=yes"
if /i "%~1"=="gui" set "WINDOW=yes"
if /i "%~1"=="screenshot" set "WINDOW=yes"
if not defined WINDOW goto :start
set "AOT=%TARGET%\matryoshka-window.aot"
rem the garbage collector is the JVM's choice: a window wants short pauses
set FLAGS=-XX:-UsePerfData --enable-native-access=ALL-UNNAMED "-Djava.util.logging.config.file=%ROOT%\config\logging.properties"
if exist "%AOT%" goto :start
echo matryoshka: preparing the window's start-up cache ^(once after each build^) ... 1>&2
"%JDK%\bin\java" %FLAGS% -Dglass.platform=Headless -Dprism.order=sw -XX:AOTCacheOutput="%AOT%" -cp "%CP%" %MAIN% gui --startup-time --settings "%TARGET%\training-settings.conf" >nul 2>nul
if errorlevel 1 if exist "%AOT%" del /q "%AOT%"
if exist "%TARGET%\training-settings.conf" del /q "%TARGET%\training-settings.conf"

:start
"%JDK%\bin\java" %FLAGS% -XX:AOTCache="%AOT%" -Xlog:disable -Xlog:all=off -cp "%CP%" %MAIN% %*
exit /b %errorlevel%

:maven
pushd "%ROOT%"
for /f "tokens=1,*" %%a in ("%*") do call mvn %%b
:done
set "STATUS=%errorlevel%"
popd
exit /b %STATUS%

:classpath
setlocal EnableDelayedExpansion
set "LIST="
for %%j in ("%TARGET%\gui-*.jar" "%TARGET%\lib\*.jar") do set "LIST=!LIST!;%%~fj"
endlocal & set "CP=%LIST:~1%"
exit /b 0

:try
if defined JDK exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
findstr /b /c:"JAVA_VERSION=\"25" "%~1\release" >nul 2>nul && set "JDK=%~1"
exit /b 0
